package nl.microcredentials.issuer.mappings;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** A code cannot stand for what is not there. */
class MappingRefused extends Refused {

  private static final long serialVersionUID = 1;

  MappingRefused(String achievement) {
    super(
        STATE_CONFLICT,
        "Your institution has no achievement of that name.",
        List.of(
            new Violation(
                "achievement-of-institution",
                "/achievementId",
                achievement,
                "an achievement of your institution")));
  }
}
