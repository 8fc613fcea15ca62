package nl.microcredentials.issuer.institutions;

import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.issuer.keystores.StoredKey;

/**
 * A key as the operator has set it up.
 *
 * @param id fragment of the verification method
 * @param validUntil first moment at which it does not sign any more
 * @param revokedAt since when it may be in other hands, according to the settings
 */
record HeldKey(
    String id,
    String verificationMethod,
    StoredKey stored,
    Instant validFrom,
    Optional<Instant> validUntil,
    Optional<Instant> revokedAt) {

  SigningKey toSign() {
    return new SigningKey(
        verificationMethod, stored.publicKey(), stored.signer().orElseThrow(), validFrom);
  }
}
