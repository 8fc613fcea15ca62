package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How learners take part; the terms of the Open Education API, version 6. */
public enum ModeOfDelivery {
  BLENDED,
  HYBRID,
  ONLINE,
  PRESENTIAL,
  PROJECT_BASED,
  RESEARCH_LAB_BASED,
  WORK_BASED;

  /** The value in JSON, such as {@code blended}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
