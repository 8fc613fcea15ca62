package nl.microcredentials.issuer.achievements.edubadges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Violation;

/**
 * A badge class while it is read. What is read is taken out, so that in the end there stands what
 * nobody understood; that is told, never dropped.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html">Open
 *     Badges 2.0, BadgeClass</a>
 */
final class BadgeClass {

  /** The beginning of a tag, a comment or a declaration. Markdown is text, and passes. */
  private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");

  private final ObjectNode rest;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  BadgeClass(ObjectNode json) {
    this.rest = json.deepCopy();
  }

  /** A member, taken out; nothing if it is not there, null or an empty text. */
  Optional<JsonNode> take(String member) {
    return Optional.ofNullable(rest.remove(member)).filter(BadgeClass::saysSomething);
  }

  private static boolean saysSomething(JsonNode value) {
    return !value.isNull() && !(value.isTextual() && value.textValue().isBlank());
  }

  /** The value in an extension of edubadges, such as ECTS; taken out. */
  Optional<JsonNode> takeExtension(String name) {
    var member = "extensions:%sExtension".formatted(name);
    var extension = take(member);
    var value =
        extension
            .flatMap(one -> Optional.ofNullable(one.get(name)))
            .filter(BadgeClass::saysSomething);
    if (extension.isPresent() && value.isEmpty()) {
      warn('/' + member, "says nothing: it has no %s".formatted(name));
    }
    return value;
  }

  static String pointerOf(String extension) {
    return "/extensions:%1$sExtension/%1$s".formatted(extension);
  }

  /** Terms, joined with commas as edubadges has them, or as an array. */
  List<String> takeTerms(String member) {
    var terms = take(member);
    if (terms.isEmpty()) {
      return List.of();
    }
    var each =
        terms.get().isArray()
            ? terms.get().valueStream().map(JsonNode::asText)
            : Stream.of(terms.get().asText().split(",", -1));
    return each.map(String::strip).filter(term -> !term.isEmpty()).toList();
  }

  /**
   * A text as it may stand in an achievement: markup is refused, as taking it out by guesswork may
   * change what the text says.
   */
  JsonNode plain(String pointer, JsonNode text) {
    if (text.isTextual() && MARKUP.matcher(text.textValue()).find()) {
      refuse(
          new Violation("plain-text", pointer, null, "a text without markup; take the tags out"));
    }
    return text;
  }

  void refuse(Violation violation) {
    violations.add(violation);
  }

  void warn(String pointer, String detail) {
    warnings.add(new Warning(pointer, detail));
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** What was assumed, and what could not be carried over: members nobody has read among it. */
  List<Warning> warnings() {
    var all = new ArrayList<>(warnings);
    for (var member : rest.properties()) {
      var pointer = '/' + member.getKey().replace("~", "~0").replace("/", "~1");
      all.add(new Warning(pointer, "not carried over"));
    }
    return List.copyOf(all);
  }
}
