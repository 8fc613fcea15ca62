package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/** Does now lie in its validity period? Both ends belong to the period. */
@ApplicationScoped
class ValidityCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.VALIDITY;
  }

  @Override
  public CheckResult check(Examination examination) {
    return examination.answer(credential -> check(credential, examination.time()));
  }

  private static CheckResult check(VerifiableCredential credential, Instant now) {
    var period = credential.validityPeriod();
    if (period.contains(now)) {
      return CheckResult.passed();
    }
    return CheckResult.failed(
        OUTSIDE_VALIDITY_PERIOD,
        period.hasEnded(now)
            ? "The credential is not valid any more."
            : "The credential is not valid yet.");
  }
}
