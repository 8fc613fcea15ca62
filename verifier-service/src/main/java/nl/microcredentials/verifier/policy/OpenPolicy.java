package nl.microcredentials.verifier.policy;

import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;

/**
 * Whoever controls the identifier that a document names as its issuer, accredited or not.
 *
 * @param methods finds the keys in the documents of their controllers
 * @param issuerMustControl false to ask only whether the signature holds, not whose it is
 */
public record OpenPolicy(VerificationMethods methods, boolean issuerMustControl) implements Policy {

  @Override
  public String name() {
    return issuerMustControl ? "any-issuer" : "proof-only";
  }

  @Override
  public Set<CheckName> questions() {
    return EnumSet.of(
        CheckName.PROOF,
        CheckName.STRUCTURE,
        CheckName.SCHEMA,
        CheckName.VALIDITY,
        CheckName.STATUS);
  }

  @Override
  public Object basis() {
    return name();
  }

  @Override
  public Verified verify(Secured secured, Instant now) {
    var verified = secured.verify(methods, ProofExpectation.ASSERTION, now);
    var issuer = IssuerId.of(verified.document().document());
    if (issuerMustControl
        && verified.methods().stream()
            .map(VerificationMethod::controller)
            .noneMatch(issuer::equals)) {
      throw new PolicyRefused(
          INVALID_VERIFICATION_METHOD, "No proof was made with a key of the issuer.");
    }
    return verified;
  }
}
