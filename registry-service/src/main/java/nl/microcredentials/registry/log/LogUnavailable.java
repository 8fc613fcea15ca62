package nl.microcredentials.registry.log;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** The log does not go on, because it cannot be sure that it goes on from where it was. */
class LogUnavailable extends Refused {

  private static final long serialVersionUID = 1;

  LogUnavailable(String detail) {
    super(ProblemType.STORAGE_UNAVAILABLE, detail);
  }
}
