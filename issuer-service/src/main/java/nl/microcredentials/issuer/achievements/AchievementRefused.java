package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.problem.ProblemType.ACHIEVEMENT_REFUSED;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Sentence;
import nl.microcredentials.core.problem.Violation;

/** An achievement that breaks a rule. */
public class AchievementRefused extends Refused {

  private static final long serialVersionUID = 1;

  private static final Sentence DETAIL =
      new Sentence(
          "The achievement does not meet the agreements.",
          "De microcredential voldoet niet aan de afspraken.");

  public AchievementRefused(List<Violation> violations) {
    super(ACHIEVEMENT_REFUSED, DETAIL, violations);
  }
}
