package nl.microcredentials.issuer.issuance;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.RecordStatus;

/** What a credential is now does not allow what is asked for. */
public final class StatusConflict extends Refused {

  private static final long serialVersionUID = 1;

  public StatusConflict(RecordStatus status) {
    this("The credential is %s.".formatted(status.code()));
  }

  StatusConflict(String detail) {
    super(STATE_CONFLICT, detail);
  }
}
