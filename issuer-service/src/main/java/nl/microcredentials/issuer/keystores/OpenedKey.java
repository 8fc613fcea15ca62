package nl.microcredentials.issuer.keystores;

import java.security.PublicKey;
import java.util.Optional;
import nl.microcredentials.core.keys.Signer;

/**
 * A key as its store gives it out, before anything is done about the store's failures.
 *
 * @param signer nothing if only the public half is known
 * @param token name of the device that signs; nothing for a key in memory
 */
record OpenedKey(PublicKey publicKey, Optional<Signer> signer, Optional<String> token) {

  static OpenedKey inMemory(PublicKey publicKey, Signer signer) {
    return new OpenedKey(publicKey, Optional.of(signer), Optional.empty());
  }
}
