package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whom an achievement is meant for; the groups of the European vocabulary. */
public enum TargetGroup {
  PRIMARY_EDUCATION,
  COMPLETED_PRIMARY_EDUCATION,
  SECONDARY_EDUCATION,
  COMPLETED_SECONDARY_EDUCATION,
  TERTIARY_EDUCATION_EQF_6,
  COMPLETED_TERTIARY_EDUCATION_EQF_6,
  TERTIARY_EDUCATION_EQF_7,
  COMPLETED_TERTIARY_EDUCATION_EQF_7,
  TERTIARY_EDUCATION_EQF_8,
  COMPLETED_TERTIARY_EDUCATION_EQF_8,
  WORK_EXPERIENCE_0_TO_3_YEARS,
  WORK_EXPERIENCE_3_TO_10_YEARS,
  WORK_EXPERIENCE_OVER_10_YEARS,
  EMPLOYMENT_RETRAINING,
  NATIVE_SPEAKERS,
  NON_NATIVE_SPEAKERS,
  MIGRANTS,
  LEARNING_DISABILITY,
  HIGH_ACHIEVERS,
  LOW_ACHIEVERS;

  /** The value in JSON, such as {@code work_experience_3_to_10_years}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
