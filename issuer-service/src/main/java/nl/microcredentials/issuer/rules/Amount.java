package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** A study load: so many of a unit. */
record Amount(BigDecimal value, String unit) {

  static Amount of(JsonNode studyLoad) {
    return new Amount(
        studyLoad.path("value").decimalValue(), studyLoad.path("studyLoadUnit").asText());
  }

  boolean isSameAs(Amount other) {
    return unit.equals(other.unit) && value.compareTo(other.value) == 0;
  }

  /** Such as {@code 3 ects}. */
  @Override
  public String toString() {
    return plain(value) + ' ' + unit;
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
