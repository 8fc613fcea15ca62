package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a study load is counted in: European credits, hours of Dutch vocational education, hours.
 */
public enum StudyLoadUnit {
  ECTS,
  SBU,
  HOUR;

  /** The value in JSON, such as {@code ects}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
