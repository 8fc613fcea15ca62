package nl.microcredentials.issuer.batches;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a row. */
enum RowOutcome {
  ISSUED,
  /** The completion had its credential before. */
  ALREADY,
  /** It meets the rules and waits for the exam board. */
  WAITING,
  /** Of a dry run: it breaks no rule. */
  WOULD_ISSUE,
  /** It breaks a rule, or is not a completion at all. */
  REFUSED,
  /** A fault of ours that trying again did not mend. */
  FAILED,
  CANCELLED;

  /** The column of the table of batches that counts it. */
  String counter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value in JSON and CSV, such as {@code would-issue}. */
  @JsonValue
  String code() {
    return counter().replace('_', '-');
  }
}
