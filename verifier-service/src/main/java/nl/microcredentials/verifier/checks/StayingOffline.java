package nl.microcredentials.verifier.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/**
 * When no server may be asked. Whoever presents a credential that no accredited issuer signed must
 * not make this service call anybody.
 */
public final class StayingOffline {

  private StayingOffline() {}

  /** The reason, by what was found so far; nothing if servers may be asked. */
  public static Optional<Problem> reason(Map<CheckName, CheckResult> results) {
    for (var name : List.of(CheckName.PROOF, CheckName.ISSUER)) {
      switch (results.getOrDefault(name, CheckResult.passed())) {
        case CheckResult.Passed() -> {
          // look at the next
        }
        case CheckResult.Failed(var problems) -> {
          return Optional.of(unasked(problems.getFirst()));
        }
        case CheckResult.NotMade(var problems) -> {
          return Optional.of(unasked(problems.getFirst()));
        }
      }
    }
    return Optional.empty();
  }

  private static Problem unasked(Problem cause) {
    return new Problem(
        cause.type(), "No server is asked, because signature and issuer are not in order.");
  }
}
