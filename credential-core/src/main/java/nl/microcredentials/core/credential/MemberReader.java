package nl.microcredentials.core.credential;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.LanguageTag;
import nl.microcredentials.core.problem.Problem;

/**
 * Reads the members of an object and writes down what is wrong with them, all of it. What is wrong
 * reads as an empty value, which nobody gets to see, because problems keep the whole from being
 * read.
 *
 * <p>One value and a list of one mean the same (JSON-LD 1.1).
 */
final class MemberReader {

  private static final Set<String> LANGUAGE_MEMBERS = Set.of("@value", "@language", "@direction");
  private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl");

  private final ObjectNode json;
  private final String path;

  /** Each once: what is wrong a thousand times in a list is said once. */
  private final Set<Problem> problems;

  MemberReader(ObjectNode json) {
    this(json, "", new LinkedHashSet<>());
  }

  private MemberReader(ObjectNode json, String path, Set<Problem> problems) {
    this.json = json;
    this.path = path;
    this.problems = problems;
  }

  /** What was found wrong so far, here and in the objects inside. */
  List<Problem> problems() {
    return List.copyOf(problems);
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

  /**
   * @param detail a sentence that begins with the name of a member
   */
  void malformed(String detail) {
    problems.add(new Problem(MALFORMED_VALUE_ERROR, path + detail));
  }

  private void wrong(String member, String what) {
    malformed("%s is not %s.".formatted(member, what));
  }

  /** The first type, of which there must be one. */
  String type() {
    var types = types();
    if (items("type").isEmpty()) {
      wrong("type", "there");
    }
    return types.isEmpty() ? "" : types.getFirst();
  }

  /** Terms of the contexts, or URLs. */
  List<String> types() {
    var types = new ArrayList<String>();
    for (var type : items("type")) {
      if (isTerm(type) || isUrl(type)) {
        types.add(type.textValue());
      } else {
        wrong("type", "a term or a URL");
      }
    }
    return types;
  }

  private static boolean isTerm(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() && node.textValue().indexOf(':') < 0;
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
    for (var value : items(member)) {
      var text = textOf(value);
      if (text.isEmpty()) {
        wrong(member, "a text with or without language and direction");
      }
      text.ifPresent(texts::add);
    }
    return texts;
  }

  private static Optional<String> textOf(JsonNode node) {
    var value = isLanguageValue(node) ? node.path("@value") : node;
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /** VCDM 2.0, 11.1: Language and Base Direction. */
  private static boolean isLanguageValue(JsonNode node) {
    return node.isObject()
        && node.propertyStream().allMatch(one -> LANGUAGE_MEMBERS.contains(one.getKey()))
        && (!node.has("@language") || isLanguage(node.get("@language")))
        && (!node.has("@direction") || DIRECTIONS.contains(node.get("@direction").asText()));
  }

  private static boolean isLanguage(JsonNode node) {
    return node.isTextual() && LanguageTag.isWellFormed(node.textValue());
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
    if (isUrl(node)) {
      return Optional.of(node.textValue());
    }
    if (has(member)) {
      wrong(member, "a URL");
    }
    return Optional.empty();
  }

  static boolean isUrl(JsonNode node) {
    try {
      return node.isTextual() && new URI(node.textValue()).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** What the object says about the bytes behind its id. */
  Optional<ResourceIntegrity> integrity() {
    try {
      return ResourceIntegrity.read(json);
    } catch (MalformedInputException e) {
      malformed("digestSRI or digestMultibase is malformed: " + e.detail());
      return Optional.empty();
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
    return new MemberReader(StrictJson.object(), "", new LinkedHashSet<>());
  }

  List<MemberReader> objects(String member) {
    var objects = new ArrayList<MemberReader>();
    for (var value : items(member)) {
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

  /** The values of a member: none, one or those of a list. */
  List<JsonNode> items(String member) {
    var node = json.path(member);
    if (node.isMissingNode()) {
      return List.of();
    }
    return node.isArray() ? node.valueStream().toList() : List.of(node);
  }
}
