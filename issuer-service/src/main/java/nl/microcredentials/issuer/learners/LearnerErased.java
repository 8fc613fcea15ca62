package nl.microcredentials.issuer.learners;

import static nl.microcredentials.core.problem.ProblemType.ERASED;

import nl.microcredentials.core.problem.Refused;

/** What was known about the learner is gone, and so is whatever needs it. */
public final class LearnerErased extends Refused {

  private static final long serialVersionUID = 1;

  public LearnerErased() {
    super(ERASED, "The learner was erased; what was known about them cannot be read any more.");
  }
}
