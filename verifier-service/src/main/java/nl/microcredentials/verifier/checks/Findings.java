package nl.microcredentials.verifier.checks;

import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.verdict.CheckResult;

/** Collects what one check finds, so that the holder learns all of it at once. */
public final class Findings {

  private final List<Problem> failures = new ArrayList<>();
  private final List<Problem> doubts = new ArrayList<>();

  public void fail(Problem problem) {
    failures.add(problem);
  }

  /** Whether it was found before. */
  boolean hold(Problem problem) {
    return failures.contains(problem);
  }

  public void fail(ProblemType type, String detail) {
    fail(new Problem(type, detail));
  }

  public void fail(Refused refused) {
    fail(refused.type(), refused.detail());
  }

  public void doubt(Problem problem) {
    doubts.add(problem);
  }

  public void doubt(ProblemType type, String detail) {
    doubt(new Problem(type, detail));
  }

  /** Failure outweighs doubt; what else is in doubt is then no longer of interest. */
  public CheckResult result() {
    if (!failures.isEmpty()) {
      return new CheckResult.Failed(failures);
    }
    return doubts.isEmpty() ? CheckResult.passed() : new CheckResult.NotMade(doubts);
  }
}
