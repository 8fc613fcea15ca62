package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import nl.microcredentials.core.problem.Refused;

/** What was decided, or waits, does not allow what is asked for. */
final class DecisionConflict extends Refused {

  private static final long serialVersionUID = 1;

  DecisionConflict(String detail) {
    super(STATE_CONFLICT, detail);
  }
}
