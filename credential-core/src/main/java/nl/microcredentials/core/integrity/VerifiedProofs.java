package nl.microcredentials.core.integrity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;

/**
 * A document all of whose proofs hold.
 *
 * @param methods who made them, in the order of the proofs; one or more
 * @param created when the first of them was made, if it says so
 */
public record VerifiedProofs(
    VerifiedDocument verified, List<VerificationMethod> methods, Optional<Instant> created) {

  public VerifiedProofs {
    methods = List.copyOf(methods);
  }
}
