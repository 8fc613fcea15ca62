package nl.microcredentials.core.verdict;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.verdict.CheckResult.Failed;
import nl.microcredentials.core.verdict.CheckResult.NotMade;

/**
 * The answers to all questions that were to be asked, and the one answer that follows from them.
 *
 * <p>None may be missing: a verdict that leaves one out would be an answer to another question.
 */
public record Verdict(Set<CheckName> questions, Map<CheckName, CheckResult> checks) {

  public Verdict {
    if (questions.isEmpty() || !questions.equals(checks.keySet())) {
      throw new IllegalArgumentException("a verdict answers every question and no other");
    }
    questions = EnumSet.copyOf(questions);
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
