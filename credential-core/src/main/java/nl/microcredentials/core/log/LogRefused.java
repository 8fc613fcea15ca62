package nl.microcredentials.core.log;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** Something that claims to come from the log and does not, or does not show what it claims. */
public final class LogRefused extends Refused {

  private static final long serialVersionUID = 1;

  private LogRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static LogRefused checkpoint(String detail) {
    return new LogRefused(ProblemType.LOG_CHECKPOINT_INVALID, detail);
  }

  static LogRefused proof(String detail) {
    return new LogRefused(ProblemType.LOG_PROOF_INVALID, detail);
  }
}
