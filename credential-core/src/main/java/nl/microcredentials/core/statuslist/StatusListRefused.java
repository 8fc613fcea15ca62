package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A status list, or an entry that points into one, that cannot be relied upon. */
public class StatusListRefused extends Refused {

  private static final long serialVersionUID = 1;

  public StatusListRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static StatusListRefused malformed(String member) {
    return new StatusListRefused(
        MALFORMED_VALUE_ERROR, "The member %s is missing or malformed.".formatted(member));
  }

  static StatusListRefused unverified(String detail) {
    return new StatusListRefused(STATUS_VERIFICATION_ERROR, detail);
  }

  static StatusListRefused outOfRange() {
    return new StatusListRefused(RANGE_ERROR, "The status list has no entry at this index.");
  }
}
