package nl.microcredentials.issuer.batches;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.QUOTA_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A file that is not taken, or results that are not there any more. */
final class BatchRefused extends Refused {

  private static final long serialVersionUID = 1;

  private BatchRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static BatchRefused tooLarge(String detail) {
    return new BatchRefused(PAYLOAD_TOO_LARGE, detail);
  }

  static BatchRefused malformed(String detail) {
    return new BatchRefused(MALFORMED_VALUE_ERROR, detail);
  }

  static BatchRefused tooMany(int maximum) {
    return new BatchRefused(
        QUOTA_EXCEEDED,
        "Your institution has %d unfinished batches, as many as it may.".formatted(maximum));
  }

  static BatchRefused erased() {
    return new BatchRefused(STATE_CONFLICT, "The results of this batch have been erased.");
  }
}
