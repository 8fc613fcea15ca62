package nl.microcredentials.verifier.checks;

import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.verdict.CheckResult;

/** Collects what one check finds, so that the holder learns all of it at once. */
final class Findings {

  private final List<Problem> failures = new ArrayList<>();
  private final List<Problem> doubts = new ArrayList<>();

  void fail(Problem problem) {
    failures.add(problem);
  }

  /** Whether it was found before. */
  boolean hold(Problem problem) {
    return failures.contains(problem);
  }

  void fail(ProblemType type, String detail) {
    fail(new Problem(type, detail));
  }

  void fail(Refused refused) {
    fail(refused.type(), refused.detail());
  }

  void doubt(Problem problem) {
    doubts.add(problem);
  }

  void doubt(ProblemType type, String detail) {
    doubt(new Problem(type, detail));
  }

  /** Failure outweighs doubt; what else is in doubt is then no longer of interest. */
  CheckResult result() {
    if (!failures.isEmpty()) {
      return new CheckResult.Failed(failures);
    }
    return doubts.isEmpty() ? CheckResult.passed() : new CheckResult.NotMade(doubts);
  }
}
