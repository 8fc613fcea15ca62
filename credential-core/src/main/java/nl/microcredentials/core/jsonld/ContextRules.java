package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Which contexts a document may use: known ones, each once, named by URL at the top and nowhere
 * else.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#context-validation">Data
 *     Integrity 1.0, 4.6: Context Validation</a>
 */
final class ContextRules {

  private static final String CONTEXT = "@context";

  private ContextRules() {}

  static void check(ObjectNode document, Set<String> known) {
    var contexts = document.path(CONTEXT);
    if (!contexts.isArray() || contexts.isEmpty()) {
      throw refused("The document has no list of contexts.");
    }
    if (!contexts.get(0).asText().equals(JsonLdContexts.CREDENTIALS_V2)) {
      throw refused("The first context is not %s.".formatted(JsonLdContexts.CREDENTIALS_V2));
    }
    var seen = new HashSet<String>();
    for (var context : contexts) {
      if (!context.isTextual() || !known.contains(context.textValue())) {
        throw refused("A context is not one of those that this service knows.");
      }
      if (!seen.add(context.textValue())) {
        throw refused("A context is named twice.");
      }
    }
    for (var member : document.properties()) {
      if (!member.getKey().equals(CONTEXT)) {
        refuseNested(member.getValue());
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
