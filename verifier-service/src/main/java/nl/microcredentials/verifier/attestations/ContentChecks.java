package nl.microcredentials.verifier.attestations;

import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_NOT_ALLOWED;

import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialRules;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.checks.Findings;

/** The questions that the claims themselves answer. */
final class ContentChecks {

  private ContentChecks() {}

  /**
   * Does it have the form of an SD-JWT VC? What does not cannot even be read, or is found while its
   * proof is verified; so what was verified has it, whatever its type.
   */
  static CheckResult structure(Attestation attestation) {
    return attestation.answer(_ -> CheckResult.passed());
  }

  /**
   * Does it follow the rules of its type?
   *
   * <p>Types that are not known here are not fetched, as schemas are not: nobody can say, and it is
   * the same doubt.
   */
  static CheckResult schema(Attestation attestation) {
    return attestation.answer(verified -> {
      if (!attestation.isMicrocredential()) {
        return unknownType();
      }
      var findings = new Findings();
      MicrocredentialRules.check(verified, attestation.time()).stream()
          .filter(problem -> problem.type() != MISSING_STANDARD_ELEMENT)
          .forEach(findings::fail);
      return findings.result();
    });
  }

  private static CheckResult unknownType() {
    return CheckResult.notMade(
        SCHEMA_NOT_ALLOWED, "The attestation is of a type that is not known here.");
  }

  /** Does now lie in its validity period? */
  static CheckResult validity(Attestation attestation) {
    return attestation.answer(verified -> validity(verified, attestation));
  }

  private static CheckResult validity(VerifiedSdJwtVc verified, Attestation attestation) {
    try {
      verified.checkTimes(attestation.time());
      return CheckResult.passed();
    } catch (Refused e) {
      return CheckResult.failed(e.type(), e.detail());
    }
  }

  /**
   * Does it carry the mandatory European standard elements? Of those that the holder withholds,
   * nobody can say whether they are there.
   *
   * @see <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)">Council
   *     Recommendation 2022/C 243/02, Annex I</a>
   */
  static CheckResult standardElements(Attestation attestation) {
    return attestation.answer(verified -> {
      if (!attestation.isMicrocredential()) {
        return unknownType();
      }
      var findings = new Findings();
      MicrocredentialRules.check(verified, attestation.time()).stream()
          .filter(problem -> problem.type() == MISSING_STANDARD_ELEMENT)
          .forEach(findings::fail);
      for (var name : MicrocredentialRules.withheld(verified)) {
        findings.doubt(MISSING_STANDARD_ELEMENT, "%s is not shown.".formatted(name));
      }
      return findings.result();
    });
  }
}
