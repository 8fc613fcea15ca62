package nl.microcredentials.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The one spelling of a JSON value that can be hashed and signed: members sorted, no white space,
 * numbers as ECMAScript writes them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme
 *     (JCS)</a>
 */
public final class Jcs {

  /** From here on ECMAScript writes an exponent. */
  private static final int MAX_PLAIN_EXPONENT = 21;

  /** So many zeros it writes after the point, at most. */
  private static final int MAX_LEADING_ZEROS = 6;

  private Jcs() {}

  /** Returns the canonical form of {@code value}, which came from {@link StrictJson}. */
  public static String canonicalize(JsonNode value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(JsonNode value, StringBuilder text) {
    switch (value) {
      case ObjectNode object -> writeObject(object, text);
      case ArrayNode array -> writeArray(array, text);
      case JsonNode string when string.isTextual() -> writeString(string.textValue(), text);
      case JsonNode number when number.isNumber() -> text.append(number(number.doubleValue()));
      default -> text.append(value.asText()); // true, false, null
    }
  }

  /** Section 3.2.3: sorted by UTF-16 code units, which is how Java compares strings. */
  private static void writeObject(ObjectNode object, StringBuilder text) {
    text.append('{');
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> {
          if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
          }
          writeString(member.getKey(), text);
          write(member.getValue(), text.append(':'));
        });
    text.append('}');
  }

  private static void writeArray(ArrayNode array, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      write(array.get(i), i == 0 ? text : text.append(','));
    }
    text.append(']');
  }

  /** Section 3.2.2.2. */
  private static void writeString(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      var c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /**
   * Section 3.2.2.3: as {@code Number.prototype.toString} writes it.
   *
   * @param value finite
   * @see <a
   *     href="https://262.ecma-international.org/10.0/#sec-tostring-applied-to-the-number-type">
   *     ECMA-262, 7.1.12.1: NumberToString</a>
   */
  static String number(double value) {
    if (value == 0) {
      return "0"; // and so does negative zero
    }
    if (value < 0) {
      return '-' + number(-value);
    }
    var shortest = shortest(value);
    var digits = shortest.unscaledValue().toString();
    var k = digits.length();
    var n = k - shortest.scale(); // the value is 0.digits times 10 to the n
    if (k <= n && n <= MAX_PLAIN_EXPONENT) {
      return digits + "0".repeat(n - k);
    }
    if (0 < n && n <= MAX_PLAIN_EXPONENT) {
      return digits.substring(0, n) + '.' + digits.substring(n);
    }
    if (-MAX_LEADING_ZEROS < n && n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    var exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
    return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
  }

  /**
   * The decimal with the fewest digits that reads as {@code value}. Java writes two digits where
   * one would do, and then the nearest one of two: 4.9E-324 for what ECMAScript calls 5e-324.
   */
  private static BigDecimal shortest(double value) {
    var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      var scale = decimal.scale() - 1;
      var tens = decimal.unscaledValue().longValueExact() / 10;
      var nearest = decimal;
      for (var one : new long[] {tens, tens + 1}) {
        var shorter = BigDecimal.valueOf(one, scale);
        var isNearer =
            nearest == decimal || distance(shorter, value).compareTo(distance(nearest, value)) < 0;
        if (shorter.doubleValue() == value && isNearer) {
          nearest = shorter.stripTrailingZeros();
        }
      }
      return nearest;
    }
    return decimal;
  }

  private static BigDecimal distance(BigDecimal decimal, double value) {
    return decimal.subtract(new BigDecimal(value)).abs();
  }
}
