package nl.microcredentials.issuer.institutions;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.issuer.keystores.StoreKind;
import nl.microcredentials.issuer.keystores.StoredKey;

/** Keys of an institution that stand in no settings and no database. */
public final class Keys {

  private Keys() {}

  /** A keyring of keys that all sign now, whatever they sign. */
  public static Keyring of(SigningKey... keys) {
    return new Keyring("test", Stream.of(keys).map(Keys::held).toList(), none(), Clock.systemUTC());
  }

  private static HeldKey held(SigningKey key) {
    var id = key.verificationMethod().substring(key.verificationMethod().indexOf('#') + 1);
    var stored =
        new StoredKey(
            StoreKind.JSON_WEB_KEY, key.publicKey(), Optional.of(key.signer()), () -> true);
    return new HeldKey(
        id, key.verificationMethod(), stored, key.validFrom(), Optional.empty(), Optional.empty());
  }

  private static KeyRevocations none() {
    return new KeyRevocations(Clock.systemUTC()) {
      @Override
      Map<String, Instant> of(String institution) {
        return Map.of();
      }
    };
  }
}
