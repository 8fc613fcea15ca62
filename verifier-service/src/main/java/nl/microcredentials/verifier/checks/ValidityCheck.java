package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.document.Members;

/** Does now lie in its validity period? Both ends belong to the period. */
@ApplicationScoped
class ValidityCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.VALIDITY;
  }

  @Override
  public CheckResult check(Examination examination) {
    var document = examination.document();
    var now = examination.time();
    var from = Members.time(document.path("validFrom"));
    var until = Members.time(document.path("validUntil"));
    if (from.isEmpty() || (document.has("validUntil") && until.isEmpty())) {
      return CheckResult.failed(MALFORMED_VALUE_ERROR, "The validity period is malformed.");
    }
    if (until.filter(end -> end.isBefore(from.get())).isPresent()) {
      return CheckResult.failed(
          MALFORMED_VALUE_ERROR, "The validity period ends before it begins.");
    }
    if (now.isBefore(from.get())) {
      return CheckResult.failed(OUTSIDE_VALIDITY_PERIOD, "The credential is not valid yet.");
    }
    return until.filter(now::isAfter).isPresent()
        ? CheckResult.failed(OUTSIDE_VALIDITY_PERIOD, "The credential is not valid any more.")
        : CheckResult.passed();
  }
}
