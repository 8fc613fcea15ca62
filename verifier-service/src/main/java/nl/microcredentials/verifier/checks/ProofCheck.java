package nl.microcredentials.verifier.checks;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.Undecided;

/** Does the signature hold for the document as presented? */
@ApplicationScoped
class ProofCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.PROOF;
  }

  @Override
  public CheckResult check(Examination examination) {
    try {
      examination.verifiedAs(
          examination.policy().verify(examination.presented(), examination.time()));
      return CheckResult.passed();
    } catch (Undecided e) {
      return CheckResult.notMade(e.type(), e.detail());
    } catch (Refused e) {
      return CheckResult.failed(e.type(), e.detail());
    }
  }
}
