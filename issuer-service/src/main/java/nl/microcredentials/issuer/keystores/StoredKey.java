package nl.microcredentials.issuer.keystores;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;

/**
 * A key, wherever it is kept.
 *
 * @param signer releases no signature that does not hold; nothing if only the public half is known
 * @param available whether its store signs as far as that is known; asks it if it failed before
 */
public record StoredKey(
    StoreKind store, PublicKey publicKey, Optional<Signer> signer, BooleanSupplier available) {

  public KeyType type() {
    return KeyType.of(publicKey);
  }

  public boolean isAvailable() {
    return available.getAsBoolean();
  }
}
