package nl.microcredentials.http;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A client sends faster than it may. */
final class QuotaExceeded extends Refused {

  private static final long serialVersionUID = 1;

  private final long retryAfterSeconds;

  QuotaExceeded(long retryAfterSeconds) {
    super(
        ProblemType.QUOTA_EXCEEDED,
        "You send more requests than your quota allows; wait for %d s."
            .formatted(retryAfterSeconds));
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When the next request will be taken. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
