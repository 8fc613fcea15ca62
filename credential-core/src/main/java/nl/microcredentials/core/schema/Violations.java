package nl.microcredentials.core.schema;

import com.networknt.schema.Error;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.Violation;
import tools.jackson.databind.JsonNode;

/**
 * Says what the validator found in words of our own: its messages repeat values of the document,
 * and those are about people.
 */
final class Violations {

  /** What a code looks like, as opposed to text somebody wrote. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9:_-]{0,39}");

  private Violations() {}

  static Violation of(Error error) {
    var rule = error.getKeyword().equals("false") ? "forbidden" : error.getKeyword();
    var pointer = error.getInstanceLocation().toString();
    return new Violation(rule, pointer, found(error), allowed(error));
  }

  /** Only where a code is expected may what looks like one be repeated. */
  private static String found(Error error) {
    var value = error.getInstanceNode();
    if (value == null) {
      return null;
    }
    return switch (error.getKeyword()) {
      case "type" -> kind(value);
      case "const", "enum" ->
          value.isString() && CODE.matcher(value.stringValue()).matches()
              ? value.stringValue()
              : kind(value);
      case "minimum", "exclusiveMinimum" -> value.toString();
      default -> null;
    };
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> value.toString();
      case NULL -> "null";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      default -> "a text";
    };
  }

  private static String allowed(Error error) {
    var rule = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> "the member " + error.getProperty();
      case "type" -> "of type " + words(rule);
      case "const" -> words(rule);
      case "enum" -> "one of " + words(rule);
      case "pattern" -> "a text that matches " + words(rule);
      case "format" -> "a text of the format " + words(rule);
      case "contains" -> "an array that contains what is required";
      case "minItems" -> "at least %s items".formatted(words(rule));
      case "minLength" -> "at least %s characters".formatted(words(rule));
      case "maxLength" -> "at most %s characters".formatted(words(rule));
      case "exclusiveMinimum" -> "more than " + words(rule);
      case "uniqueItems" -> "no item twice";
      case "additionalProperties" -> "no members but those of the schema";
      case "false" -> "nothing here";
      default -> "what the schema says about " + error.getKeyword();
    };
  }

  private static String words(JsonNode rule) {
    return rule.isArray()
        ? rule.valueStream().map(Violations::words).collect(Collectors.joining(", "))
        : rule.asString();
  }
}
