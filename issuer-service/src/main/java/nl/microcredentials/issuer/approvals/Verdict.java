package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an exam board can decide. */
enum Verdict {
  APPROVED(Approval.State.APPROVED),
  REJECTED(Approval.State.REJECTED);

  private final Approval.State outcome;

  Verdict(Approval.State outcome) {
    this.outcome = outcome;
  }

  /** What becomes of a completion that waits. */
  Approval.State outcome() {
    return outcome;
  }

  /** The value in JSON, such as {@code approved}. */
  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Verdict of(String code) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.code().equals(code))
        .findAny()
        .orElseThrow(() -> malformed("A decision is approved or rejected."));
  }
}
