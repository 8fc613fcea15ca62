package nl.microcredentials.core.verdict;

import java.util.EnumMap;
import java.util.Map;
import nl.microcredentials.core.verdict.CheckResult.Failed;
import nl.microcredentials.core.verdict.CheckResult.NotMade;

/**
 * The answers of all checks, and the one answer that follows from them.
 *
 * <p>Every check is present: a verdict that leaves one out would be an answer to another question.
 */
public record Verdict(Map<CheckName, CheckResult> checks) {

  public Verdict {
    if (checks.size() != CheckName.values().length) {
      throw new IllegalArgumentException("a verdict answers every check");
    }
    checks = new EnumMap<>(checks);
  }

  /** Failure outweighs doubt, doubt outweighs success. */
  public Outcome outcome() {
    var results = checks.values();
    if (results.stream().anyMatch(Failed.class::isInstance)) {
      return Outcome.INVALID;
    }
    return results.stream().anyMatch(NotMade.class::isInstance)
        ? Outcome.INDETERMINATE
        : Outcome.VALID;
  }
}
