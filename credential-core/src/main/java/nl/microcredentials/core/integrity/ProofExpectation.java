package nl.microcredentials.core.integrity;

import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationRelationship;

/**
 * What a proof must have been made for.
 *
 * @param domain who asked for it; a proof made for somebody else is refused
 * @param challenge what was asked; a proof made earlier, for another question, is refused
 */
public record ProofExpectation(
    VerificationRelationship purpose, Optional<String> domain, Optional<String> challenge) {

  /** The proof of an issuer, made for everybody and for ever. */
  public static final ProofExpectation ASSERTION =
      new ProofExpectation(
          VerificationRelationship.ASSERTION_METHOD, Optional.empty(), Optional.empty());
}
