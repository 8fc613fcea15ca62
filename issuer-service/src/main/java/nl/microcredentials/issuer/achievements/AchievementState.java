package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an achievement stands. Only a published one is awarded. */
public enum AchievementState {
  DRAFT,
  PUBLISHED,
  WITHDRAWN;

  /** The value in JSON, such as {@code published}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
