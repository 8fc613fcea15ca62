package nl.microcredentials.local.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/**
 * Finds members at the top of a document that no context defines by name. A context with a default
 * vocabulary gives a meaning to every word, typing errors too; whoever issues wants to know.
 *
 * <p>Documents with a context that is not bundled are let through: it may define anything.
 *
 * @see <a href="https://www.w3.org/TR/2020/REC-json-ld11-20200716/#default-vocabulary">JSON-LD 1.1,
 *     4.1.2: Default Vocabulary</a>
 */
final class TopLevelTerms {

  private static final String CONTEXT = "@context";

  private final JsonLdContexts contexts;
  private final Set<String> types;
  private final Set<String> defined = new HashSet<>();
  private boolean complete = true;

  private TopLevelTerms(JsonLdContexts contexts, Set<String> types) {
    this.contexts = contexts;
    this.types = types;
  }

  /**
   * Checks the members of {@code document}.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if no context defines one of them
   */
  static void check(ObjectNode document, JsonLdContexts contexts) {
    var terms = new TopLevelTerms(contexts, DocumentType.of(document).collect(Collectors.toSet()));
    terms.collect(document.path(CONTEXT));
    document
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> terms.complete && !name.startsWith("@") && !terms.defined.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw malformed("No context defines the member %s by name.".formatted(name));
        });
  }

  private void collect(JsonNode context) {
    switch (context) {
      case ObjectNode object -> object.properties().forEach(this::add);
      case JsonNode list when list.isArray() -> list.forEach(this::collect);
      case JsonNode url when contexts.urls().contains(url.asText()) ->
          collect(StrictJson.parseObject(contexts.bytes(url.textValue())).path(CONTEXT));
      case JsonNode other -> complete &= other.isMissingNode() || other.isNull();
    }
  }

  /** A type can bring terms of its own, which hold in whatever is of that type. */
  private void add(Map.Entry<String, JsonNode> definition) {
    if (definition.getKey().equals("@import")) {
      collect(definition.getValue());
    }
    defined.add(definition.getKey());
    if (types.contains(definition.getKey())) {
      collect(definition.getValue().path(CONTEXT));
    }
  }
}
