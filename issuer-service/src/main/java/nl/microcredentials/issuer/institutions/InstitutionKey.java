package nl.microcredentials.issuer.institutions;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.keystores.StoreKind;

/**
 * A key of an institution at one moment.
 *
 * @param id fragment of the verification method
 * @param signs whether it is the one of its type that signs at that moment
 * @param validFrom nothing if it counts since ever
 * @param validUntil first moment at which it does not sign any more
 * @param compromisedAt since when it may be in other hands
 */
public record InstitutionKey(
    String id,
    String verificationMethod,
    PublicKey publicKey,
    StoreKind store,
    State state,
    boolean signs,
    Optional<Instant> validFrom,
    Optional<Instant> validUntil,
    Optional<Instant> compromisedAt) {

  /** What a key is good for. */
  public enum State {
    /** It will sign. It is published already, so that everybody knows it then. */
    UPCOMING,
    /** It signs, or would if there were no newer one. */
    USABLE,
    /** It signs no more; what it signed holds. */
    RETIRED,
    /** Nothing that it signed can be told from what somebody else signed. */
    REVOKED
  }

  public KeyType type() {
    return KeyType.of(publicKey);
  }
}
