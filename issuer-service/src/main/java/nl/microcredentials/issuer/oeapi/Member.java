package nl.microcredentials.issuer.oeapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value in an object of the Open Education API, and where it stands. What is not there and what
 * is {@code null} are the same, as the standard has it.
 */
record Member(JsonNode node, String pointer) {

  /** Neither a database nor a reader takes control characters. */
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  Member at(String name) {
    return new Member(node.path(name), pointer + '/' + name);
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /** The object itself. */
  Member object(String explanation) {
    if (!node.isObject()) {
      throw malformed(explanation);
    }
    return this;
  }

  /** The members of an object that may be left out; where it is, they are absent as well. */
  Member optionalObject() {
    return isAbsent() ? this : object("an object");
  }

  List<Member> items(int maximum) {
    if (isAbsent()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > maximum) {
      throw malformed("an array of at most %d items".formatted(maximum));
    }
    var items = new ArrayList<Member>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Member(node.get(i), pointer + '/' + i));
    }
    return items;
  }

  String requiredText() {
    return text().orElseThrow(() -> malformed("a text"));
  }

  Optional<String> text() {
    if (isAbsent()) {
      return Optional.empty();
    }
    if (!node.isTextual() || !PLAIN.matcher(node.textValue()).matches()) {
      throw malformed("a text of 1 to 500 characters");
    }
    return Optional.of(node.textValue());
  }

  Optional<Boolean> flag() {
    if (isAbsent()) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw malformed("true or false");
    }
    return Optional.of(node.booleanValue());
  }

  BigDecimal requiredNumber() {
    if (!node.isNumber()) {
      throw malformed("a number");
    }
    return node.decimalValue();
  }

  /** RFC 3339, date-time. */
  Optional<OffsetDateTime> dateTime() {
    return parsed(OffsetDateTime::parse, "a date and time such as 2026-11-20T15:00:00+01:00");
  }

  /** RFC 3339, full-date. */
  Optional<LocalDate> date() {
    return parsed(LocalDate::parse, "a date such as 2026-11-20");
  }

  private <T> Optional<T> parsed(Function<String, T> parser, String allowed) {
    try {
      return text().map(parser);
    } catch (DateTimeParseException e) {
      throw malformed(allowed);
    }
  }

  /** The value is not {@code allowed}; it is not quoted, because it may be of a person. */
  AssociationMalformed malformed(String allowed) {
    return new AssociationMalformed(pointer, allowed);
  }
}
