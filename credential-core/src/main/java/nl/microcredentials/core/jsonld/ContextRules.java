package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;

/**
 * Which contexts a document may use: first the base context of a data model, then others; known
 * ones, each once, named by URL at the top and nowhere else. A credential in a presentation is a
 * document of its own here, as it was signed with the contexts it names.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#context-validation">Data
 *     Integrity 1.0, 4.6: Context Validation</a>
 */
final class ContextRules {

  private static final String CONTEXT = "@context";
  private static final String PRESENTED = "verifiableCredential";

  /** Those of the data models; which of them are accepted depends on which are known. */
  private static final List<String> BASE_CONTEXTS =
      List.of(JsonLdContexts.CREDENTIALS_V2, JsonLdContexts.CREDENTIALS_V1);

  private ContextRules() {}

  static void check(ObjectNode document, JsonLdContexts contexts) {
    checkContexts(document.path(CONTEXT), contexts);
    for (var member : document.properties()) {
      if (member.getKey().equals(PRESENTED)) {
        checkPresented(member.getValue(), contexts);
      } else if (!member.getKey().equals(CONTEXT)) {
        refuseNested(member.getValue());
      }
    }
  }

  private static void checkPresented(JsonNode presented, JsonLdContexts known) {
    for (var credential : presented.isArray() ? presented : List.of(presented)) {
      var context = credential.path(CONTEXT);
      // The one context of an envelope need not stand in a list.
      checkContexts(context.isTextual() ? StrictJson.array().add(context) : context, known);
      credential.properties().stream()
          .filter(member -> !member.getKey().equals(CONTEXT))
          .forEach(member -> refuseNested(member.getValue()));
    }
  }

  private static void checkContexts(JsonNode contexts, JsonLdContexts known) {
    if (!contexts.isArray() || contexts.isEmpty()) {
      throw refused("The document has no list of contexts.");
    }
    var accepted = BASE_CONTEXTS.stream().filter(known.urls()::contains).toList();
    if (!accepted.contains(contexts.get(0).asText())) {
      throw refused("The first context is not %s.".formatted(String.join(" or ", accepted)));
    }
    var seen = new HashSet<JsonNode>();
    for (var context : contexts) {
      var isKnown =
          context.isTextual()
              ? known.urls().contains(context.textValue())
              : context.isObject() && known.inlineAllowed();
      if (!isKnown) {
        throw refused("A context is not one of those that this service knows.");
      }
      if (!seen.add(context)) {
        throw refused("A context is named twice.");
      }
    }
  }

  private static void refuseNested(JsonNode node) {
    if (node.has(CONTEXT)) {
      throw refused("A context stands inside the document.");
    }
    node.forEach(ContextRules::refuseNested);
  }

  private static JsonLdRefusedException refused(String detail) {
    return new JsonLdRefusedException(CONTEXT_NOT_ALLOWED, detail);
  }
}
