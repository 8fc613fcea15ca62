package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the learning outcomes are assessed; the terms of edubadges, with {@code oral_exam} spelled
 * right.
 */
public enum AssessmentType {
  WRITTEN_EXAM,
  REPORT_PAPER,
  BEHAVIOURAL_ASSESSMENT,
  PROFESSIONAL_PRODUCT,
  DEVELOPMENT_REPORT,
  PORTFOLIO_ASSESSMENT,
  ORAL_EXAM,
  PERSONALIZED_ASSESSMENT;

  /** The value in JSON, such as {@code written_exam}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
