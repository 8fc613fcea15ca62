package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what would vanish on the way from JSON to RDF, and so from under the signature.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#securing-data-losslessly">
 *     Data Integrity 1.0, 2.4.2: data loss detection</a>
 */
final class DataLoss {

  private static final Set<String> VALUE_KEYWORDS = Set.of("@value", "@language", "@direction");

  private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl");

  /** An absolute IRI, or a blank node. What else an identifier can be has no place in RDF. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*|_):[^\\x00-\\x20<>\"{}|^`\\\\]+");

  /** What is reserved for JSON-LD; as an identifier or a type it is dropped. */
  private static final Pattern KEYWORD_FORM = Pattern.compile("@[a-zA-Z]+");

  private static final String PRESENTED = "verifiableCredential";

  /** Members that hold graphs of their own. A value or a mere reference vanishes from a graph. */
  private static final Set<String> GRAPHS = Set.of("proof", PRESENTED);

  private DataLoss() {}

  /**
   * Refuses what expansion drops: null, and keywords in places where they mean nothing.
   *
   * <p>Also what it keeps under another name: a member that is named by its IRI means the same
   * under the signature, and is not found by those who read the member, an end of validity for
   * instance.
   */
  static void checkBeforeExpansion(ObjectNode document) {
    for (var member : document.properties()) {
      var name = member.getKey();
      if (name.equals(PRESENTED)) {
        checkPresented(member.getValue());
      } else if (!name.equals("@context")) {
        checkMember(name, member.getValue());
      }
    }
  }

  /** Credentials in a presentation. A list without any says nothing, so nothing of it is lost. */
  private static void checkPresented(JsonNode presented) {
    for (var credential : presented.isArray() ? presented : List.of(presented)) {
      checkGraph(credential);
      if (!(credential instanceof ObjectNode document)) {
        throw refused("A presentation holds what is not a credential.");
      }
      checkBeforeExpansion(document);
    }
  }

  private static void checkMember(String name, JsonNode value) {
    if (name.startsWith("@") && !VALUE_KEYWORDS.contains(name)) {
      throw refused("The document uses a keyword of JSON-LD where a plain member belongs.");
    }
    if (name.indexOf(':') >= 0) {
      throw refused("A member is named by an IRI instead of by a term of the contexts.");
    }
    if (name.equals("id") || name.equals("type")) {
      refuseKeywords(value);
    }
    if (GRAPHS.contains(name)) {
      checkGraph(value);
    }
    if (name.equals("@language") && !LanguageTag.isWellFormed(value.asText())) {
      throw refused("A language is not a BCP 47 tag.");
    }
    if (name.equals("@direction") && !DIRECTIONS.contains(value.asText())) {
      throw refused("A direction is neither ltr nor rtl.");
    }
    checkValue(value);
  }

  private static void checkValue(JsonNode value) {
    if (value.isNull()) {
      throw refused("A member is null; leave it out instead.");
    }
    if (value.isArray() && value.isEmpty()) {
      throw refused("An array is empty; leave it out instead.");
    }
    if ((value.has("@language") || value.has("@direction")) && !value.has("@value")) {
      throw refused("A language or a direction stands without a text.");
    }
    if (value.isObject()) {
      value.properties().forEach(member -> checkMember(member.getKey(), member.getValue()));
    } else {
      value.forEach(DataLoss::checkValue);
    }
  }

  private static void refuseKeywords(JsonNode value) {
    if (value.isTextual() && KEYWORD_FORM.matcher(value.textValue()).matches()) {
      throw refused("An identifier or a type has the form of a keyword of JSON-LD.");
    }
    if (value.isArray()) {
      value.forEach(DataLoss::refuseKeywords);
    }
  }

  private static void checkGraph(JsonNode value) {
    if (value.isArray()) {
      value.forEach(DataLoss::checkGraph);
    } else if (!value.has("type")) {
      throw refused("A graph holds something without a type.");
    }
  }

  /** Refuses identifiers and types that are no IRIs: their statements would be left out. */
  static void checkAfterExpansion(JsonArray expanded) {
    if (expanded.size() != 1) {
      throw refused("The document does not describe exactly one thing.");
    }
    check(expanded);
  }

  private static void check(JsonValue value) {
    switch (value) {
      case JsonArray array -> array.forEach(DataLoss::check);
      case JsonObject object -> object.forEach(DataLoss::checkExpanded);
      default -> {
        // literals are taken over as they are
      }
    }
  }

  private static void checkExpanded(String key, JsonValue value) {
    switch (key) {
      case "@id" -> checkIdentifier(value);
      case "@type" -> {
        if (value instanceof JsonArray types) {
          types.forEach(DataLoss::checkIdentifier);
        } else {
          checkIdentifier(value);
        }
      }
      case "@value", "@language", "@direction" -> {
        // inside a literal
      }
      default -> check(value);
    }
  }

  private static void checkIdentifier(JsonValue value) {
    if (!(value instanceof JsonString text) || !IDENTIFIER.matcher(text.getString()).matches()) {
      throw refused("An identifier or a type is not an absolute IRI.");
    }
    if (text.getString().startsWith(DirectedTexts.DATATYPE_PREFIX)) {
      throw refused("A direction is given as a type.");
    }
  }

  private static JsonLdRefusedException refused(String detail) {
    return new JsonLdRefusedException(MALFORMED_VALUE_ERROR, detail);
  }
}
