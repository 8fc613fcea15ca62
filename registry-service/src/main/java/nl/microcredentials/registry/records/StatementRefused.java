package nl.microcredentials.registry.records;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A statement that is not appended to the log. */
class StatementRefused extends Refused {

  private static final long serialVersionUID = 1;

  private StatementRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static StatementRefused notAuthentic(String detail) {
    return new StatementRefused(ProblemType.STATEMENT_NOT_AUTHENTIC, detail);
  }

  static StatementRefused conflict(String detail) {
    return new StatementRefused(ProblemType.STATE_CONFLICT, detail);
  }
}
