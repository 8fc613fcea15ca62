package nl.microcredentials.core.verdict;

import java.util.List;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.ProblemType;

/** What one check found. */
public sealed interface CheckResult {

  /** The check was made and is in order. */
  record Passed() implements CheckResult {}

  /** The check was made and the credential does not stand it. */
  record Failed(List<Problem> problems) implements CheckResult {
    public Failed {
      problems = nonEmpty(problems);
    }
  }

  /** The check could not be made, for reasons that lie outside the credential. */
  record NotMade(List<Problem> problems) implements CheckResult {
    public NotMade {
      problems = nonEmpty(problems);
    }
  }

  static CheckResult passed() {
    return new Passed();
  }

  static CheckResult failed(ProblemType type, String detail) {
    return new Failed(List.of(new Problem(type, detail)));
  }

  static CheckResult notMade(ProblemType type, String detail) {
    return new NotMade(List.of(new Problem(type, detail)));
  }

  private static List<Problem> nonEmpty(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a check that is not passed names at least one problem");
    }
    return List.copyOf(problems);
  }
}
