package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import nl.microcredentials.core.problem.Refused;

/** What cannot be done to an achievement in its present state. */
public final class AchievementConflict extends Refused {

  private static final long serialVersionUID = 1;

  private AchievementConflict(String detail) {
    super(STATE_CONFLICT, detail);
  }

  static AchievementConflict neverPublished() {
    return new AchievementConflict("A draft was never published and cannot be withdrawn.");
  }

  /** An import makes drafts, and must not take back what was published. */
  public static AchievementConflict noDraft() {
    return new AchievementConflict("There is an achievement with this name that is not a draft.");
  }
}
