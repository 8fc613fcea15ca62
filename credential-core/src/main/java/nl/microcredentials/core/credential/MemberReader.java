package nl.microcredentials.core.credential;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;

/**
 * Reads the members of an object and writes down what is wrong with them, all of it. What is wrong
 * reads as an empty value, which nobody gets to see, because problems keep the whole from being
 * read.
 *
 * <p>One value and a list of one mean the same (JSON-LD 1.1).
 */
final class MemberReader {

  private static final Set<String> LANGUAGE_MEMBERS = Set.of("@value", "@language");

  private final ObjectNode json;
  private final String path;
  private final List<Problem> problems;

  MemberReader(ObjectNode json) {
    this(json, "", new ArrayList<>());
  }

  private MemberReader(ObjectNode json, String path, List<Problem> problems) {
    this.json = json;
    this.path = path;
    this.problems = problems;
  }

  /** What was found wrong so far, here and in the objects inside. */
  List<Problem> problems() {
    return problems;
  }

  ObjectNode json() {
    return json;
  }

  boolean has(String member) {
    return json.has(member);
  }

  boolean isText(String member) {
    return json.path(member).isTextual();
  }

  boolean isArray(String member) {
    return json.path(member).isArray();
  }

  void malformed(String detail) {
    problems.add(new Problem(MALFORMED_VALUE_ERROR, detail));
  }

  private void wrong(String member, String what) {
    malformed("%s is not %s.".formatted(path + member, what));
  }

  /** The first type, of which there must be one. */
  String type() {
    var types = texts("type");
    if (types.isEmpty()) {
      wrong("type", "there");
      return "";
    }
    return types.getFirst();
  }

  String text(String member) {
    return optionalText(member)
        .orElseGet(() -> {
          if (!has(member)) {
            wrong(member, "there");
          }
          return "";
        });
  }

  Optional<String> optionalText(String member) {
    var text = textOf(json.path(member));
    if (text.isEmpty() && has(member)) {
      wrong(member, "a text");
    }
    return text;
  }

  /** Texts with or without language. */
  List<String> texts(String member) {
    var texts = new ArrayList<String>();
    for (var value : all(member)) {
      var text = textOf(value);
      if (text.isEmpty()) {
        wrong(member, "a text with or without language");
      }
      text.ifPresent(texts::add);
    }
    return texts;
  }

  private static Optional<String> textOf(JsonNode node) {
    var value = node;
    if (node.isObject()
        && node.propertyStream().allMatch(one -> LANGUAGE_MEMBERS.contains(one.getKey()))) {
      value = node.path("@value");
    }
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  String url(String member) {
    return optionalUrl(member)
        .orElseGet(() -> {
          if (!has(member)) {
            wrong(member, "there");
          }
          return "";
        });
  }

  Optional<String> optionalUrl(String member) {
    var node = json.path(member);
    if (node.isTextual() && isAbsolute(node.textValue())) {
      return Optional.of(node.textValue());
    }
    if (has(member)) {
      wrong(member, "a URL");
    }
    return Optional.empty();
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  Instant time(String member) {
    return optionalTime(member)
        .orElseGet(() -> {
          if (!has(member)) {
            wrong(member, "there");
          }
          return Instant.EPOCH;
        });
  }

  Optional<Instant> optionalTime(String member) {
    if (!has(member)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DateTimeStamp.parse(json.path(member).asText()));
    } catch (MalformedInputException e) {
      wrong(member, "a date and time with offset");
      return Optional.empty();
    }
  }

  BigDecimal number(String member) {
    if (!json.path(member).isNumber()) {
      wrong(member, "a number");
    }
    return json.path(member).decimalValue();
  }

  /** False if the member is missing. */
  boolean bool(String member) {
    if (has(member) && !json.path(member).isBoolean()) {
      wrong(member, "true or false");
    }
    return json.path(member).booleanValue();
  }

  MemberReader object(String member) {
    if (json.path(member) instanceof ObjectNode object && !object.isEmpty()) {
      return inside(member, object);
    }
    wrong(member, "an object that says something");
    // Its members are not missed in addition.
    return new MemberReader(StrictJson.object(), "", new ArrayList<>());
  }

  List<MemberReader> objects(String member) {
    var objects = new ArrayList<MemberReader>();
    for (var value : all(member)) {
      if (value instanceof ObjectNode object && !object.isEmpty()) {
        objects.add(inside(member, object));
      } else {
        wrong(member, "an object that says something");
      }
    }
    return objects;
  }

  private MemberReader inside(String member, ObjectNode object) {
    return new MemberReader(object, path + member + '.', problems);
  }

  private List<JsonNode> all(String member) {
    var node = json.path(member);
    if (node.isMissingNode()) {
      return List.of();
    }
    return node.isArray() ? node.valueStream().toList() : List.of(node);
  }
}
