package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the members of lists, entries and tokens are read. What does not have its form is refused
 * with MALFORMED_VALUE_ERROR.
 */
final class Members {

  /** In decimal digits: nanoseconds are the smallest part of a second that Java knows. */
  private static final int MAXIMUM_FRACTION = 9;

  private Members() {}

  static String text(ObjectNode object, String member) {
    return textOf(object.path(member), member);
  }

  private static String textOf(JsonNode value, String member) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw malformed(member);
    }
    return value.textValue();
  }

  static URI uri(ObjectNode object, String member) {
    return uriOf(object.path(member), member);
  }

  /** None if the member is missing; one URI and an array of one mean the same. */
  static List<URI> uris(ObjectNode object, String member) {
    return oneOrMore(object.path(member)).stream().map(value -> uriOf(value, member)).toList();
  }

  /** An absolute URI in the characters of RFC 3986; Java's own parser takes others as well. */
  private static URI uriOf(JsonNode value, String member) {
    try {
      var text = textOf(value, member);
      var uri = new URI(text);
      if (uri.isAbsolute() && uri.toASCIIString().equals(text)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw malformed(member);
  }

  /** At least one text, in the order in which they stand there. */
  static List<String> texts(ObjectNode object, String member) {
    var texts =
        oneOrMore(object.path(member)).stream().map(value -> textOf(value, member)).toList();
    if (texts.isEmpty()) {
      throw malformed(member);
    }
    return texts;
  }

  static boolean hasType(JsonNode object, String type) {
    return oneOrMore(object.path("type")).stream()
        .anyMatch(one -> one.isTextual() && one.textValue().equals(type));
  }

  static ObjectNode object(ObjectNode object, String member) {
    if (object.get(member) instanceof ObjectNode value) {
      return value;
    }
    throw malformed(member);
  }

  static int integer(ObjectNode object, String member) {
    var value = object.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw malformed(member);
    }
    return value.intValue();
  }

  /**
   * A number of seconds, perhaps with a fraction, from {@code least} to {@code most}. Fractions of
   * any length could be written with an exponent; to add them up would take for ever.
   */
  static BigDecimal seconds(ObjectNode object, String member, long least, long most) {
    var value = object.path(member);
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      var seconds = value.decimalValue();
      if (seconds.scale() <= MAXIMUM_FRACTION
          && seconds.compareTo(BigDecimal.valueOf(least)) >= 0
          && seconds.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return seconds;
      }
    }
    throw malformed(member);
  }

  private static List<JsonNode> oneOrMore(JsonNode value) {
    if (value.isMissingNode()) {
      return List.of();
    }
    return (value.isArray() ? value.valueStream() : Stream.of(value)).toList();
  }
}
