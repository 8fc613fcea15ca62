package nl.microcredentials.issuer.elements;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * The notional workload of an achievement.
 *
 * @param value above zero, at most 9999, at most two decimals
 */
public record StudyLoad(@NotNull BigDecimal value, @NotNull StudyLoadUnit studyLoadUnit) {

  private static final BigDecimal MAXIMUM = BigDecimal.valueOf(9_999);
  private static final int MAX_DECIMALS = 2;

  public StudyLoad {
    if (value != null) {
      if (value.signum() <= 0 || value.compareTo(MAXIMUM) > 0) {
        throw malformed("A study load lies above 0 and is at most %s.".formatted(MAXIMUM));
      }
      value = value.stripTrailingZeros();
      if (value.scale() > MAX_DECIMALS) {
        throw malformed("A study load has at most %d decimals.".formatted(MAX_DECIMALS));
      }
      value = value.setScale(Math.max(0, value.scale()));
    }
  }

  /** Such as {@code 3 ects}. */
  @Override
  public String toString() {
    return value.toPlainString() + ' ' + studyLoadUnit.code();
  }
}
