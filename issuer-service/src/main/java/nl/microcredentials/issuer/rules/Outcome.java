package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a rule came out. */
public enum Outcome {
  MET,
  /** Not met as such, and allowed by an exemption that the agreements make. */
  MET_BY_EXEMPTION,
  BROKEN;

  /** The value in JSON, such as {@code met-by-exemption}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Outcome of(boolean isMet) {
    return isMet ? MET : BROKEN;
  }
}
