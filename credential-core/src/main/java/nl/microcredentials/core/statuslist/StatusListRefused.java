package nl.microcredentials.core.statuslist;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A status list, or an entry that points into one, that cannot be relied upon. */
public class StatusListRefused extends Refused {

  private static final long serialVersionUID = 1;

  public StatusListRefused(ProblemType type, String detail) {
    super(type, detail);
  }
}
