package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RELATED_RESOURCE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.credential.AchievementCredential;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.RelatedResource;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.resource.BundledResources;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.policy.Policy;

/**
 * Does it have the form of a Verifiable Credential (VCDM 2.0) and an Open Badge (3.0)?
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#basic-concepts">VCDM
 *     2.0, 4 Basic Concepts</a>
 */
@ApplicationScoped
class StructureCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.STRUCTURE;
  }

  @Override
  public CheckResult check(Examination examination) {
    var findings = new Findings();
    checkLossless(examination, findings);
    switch (examination.credential()) {
      case Reading.Malformed<VerifiableCredential>(var problems) ->
          problems.forEach(findings::fail);
      case Reading.WellFormed<VerifiableCredential>(var credential) ->
          credential
              .relatedResource()
              .forEach(resource -> checkRelated(resource, examination.policy(), findings));
    }
    if (examination.policy() instanceof NationalPolicy
        && examination.achievement()
            instanceof Reading.Malformed<AchievementCredential>(var problems)) {
      problems.stream().filter(problem -> !findings.hold(problem)).forEach(findings::fail);
    }
    return findings.result();
  }

  /**
   * What is secured as JSON may still hold words that no context gives a meaning. Where the proof
   * showed that the document cannot be canonicalized, nobody makes us try that a second time.
   */
  private static void checkLossless(Examination examination, Findings findings) {
    if (examination.results().get(CheckName.PROOF) instanceof CheckResult.Failed(var problems)
        && problems.getFirst().type() == PROOF_TRANSFORMATION_ERROR) {
      findings.fail(problems.getFirst());
      return;
    }
    try {
      examination.policy().checkLossless(examination.verified(), examination.document());
    } catch (Refused e) {
      findings.fail(e);
    }
  }

  /**
   * No resource is fetched to compare its digest, and none is used that is not bundled. That of an
   * unknown resource remains unchecked nevertheless, and the reader may rely on it.
   */
  private static void checkRelated(RelatedResource resource, Policy policy, Findings findings) {
    switch (BundledResources.compare(resource.id(), resource.integrity())) {
      case SAME -> {
        // as the issuer says
      }
      case DIFFERENT ->
          findings.fail(
              CRYPTOGRAPHIC_SECURITY_ERROR, "A related resource does not have the stated digest.");
      case UNKNOWN -> {
        if (policy instanceof NationalPolicy) { // elsewhere nobody relies on the answer
          findings.doubt(
              RELATED_RESOURCE_UNKNOWN,
              "The digest of a related resource that is not known here was not checked.");
        }
      }
    }
  }
}
