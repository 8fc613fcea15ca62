package nl.microcredentials.core.integrity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;

/**
 * What was signed, and by whom; in whatever way it is secured.
 *
 * @param document without any proof
 * @param methods the keys it was signed with, in the order of the proofs; one or more
 * @param signedAt when the first of them was used, if the signature covers that
 */
public record Verified(
    VerifiedDocument document, List<VerificationMethod> methods, Optional<Instant> signedAt) {

  public Verified {
    methods = List.copyOf(methods);
  }
}
