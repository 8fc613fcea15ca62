package nl.microcredentials.core.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives names to the blank nodes of one document: URNs that stand for them until the statements
 * have been made.
 *
 * @see <a href="https://www.w3.org/TR/2014/REC-rdf11-concepts-20140225/#section-skolemization">RDF
 *     1.1 Concepts, 3.5: Replacing Blank Nodes with IRIs</a>
 */
final class Skolemizer {

  private static final String NAME = "urn:bnid:";
  private static final String BLANK = "_:";

  /** After {@link #NAME}, by origin, so that no two origins meet in one name. */
  private static final String OBJECT = NAME + "o";

  private static final String EXPLICIT = NAME + "e";
  private static final String IMPLIED = NAME + "i";

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  private int objects;

  /** Names of lists and graphs, which have no place for an identifier, by what they are part of. */
  private final Map<String, String> implied = new HashMap<>();

  static boolean isName(String iri) {
    return iri.startsWith(NAME);
  }

  /** The blank node that {@code resource} is the name of, or {@code resource} itself. */
  static String deskolemized(String resource) {
    return isName(resource) ? BLANK + resource.substring(NAME.length()) : resource;
  }

  /** A copy in which every object has an identifier, apart from values. */
  ObjectNode compact(ObjectNode document) {
    var copy = document.deepCopy();
    name(copy);
    return copy;
  }

  private void name(JsonNode node) {
    if (node instanceof ObjectNode object && !object.has("@value")) {
      var id = object.path("id").asText("");
      if (id.isEmpty()) {
        object.put("id", OBJECT + objects++);
      } else if (id.startsWith(BLANK)) {
        object.put("id", explicit(id));
      }
      for (var member : object.properties()) {
        if (!member.getKey().equals("@context")) {
          name(member.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(this::name);
    }
  }

  private static String explicit(String label) {
    return EXPLICIT + label.substring(BLANK.length());
  }

  /** Names what is still blank after expansion: references, lists and graphs. */
  JsonArray expanded(JsonArray expanded) {
    return values(expanded, "");
  }

  private JsonArray values(JsonArray values, String path) {
    var named = JakartaJson.BUILDERS.createArrayBuilder();
    values.forEach(value -> named.add(value(value, path)));
    return named.build();
  }

  private JsonValue value(JsonValue value, String path) {
    return switch (value) {
      case JsonArray array -> values(array, path);
      case JsonString text when text.getString().startsWith(BLANK) ->
          JakartaJson.text(explicit(text.getString()));
      case JsonObject literal when literal.containsKey("@value") -> literal;
      case JsonObject list when list.containsKey("@list") -> list(list.getJsonArray("@list"), path);
      case JsonObject node -> node(node, path);
      default -> value;
    };
  }

  /** Strings that begin like blank nodes are identifiers and types here; texts are literals. */
  private JsonObject node(JsonObject node, String path) {
    var named = JakartaJson.BUILDERS.createObjectBuilder();
    var id = node.containsKey("@graph") && !node.containsKey("@id") ? graph(node, path) : id(node);
    if (!id.isEmpty()) {
      named.add("@id", id);
    }
    node.forEach((key, value) -> {
      if (!key.equals("@id")) {
        named.add(key, value(value, id + ' ' + key));
      }
    });
    return named.build();
  }

  private static String id(JsonObject node) {
    var id = node.getString("@id", "");
    return id.startsWith(BLANK) ? explicit(id) : id;
  }

  /** A graph is known by the one whose it is and by what it is about, not by all it says. */
  private String graph(JsonObject graph, String path) {
    var key = new StringBuilder(path);
    for (var node : graph.getJsonArray("@graph")) {
      key.append(' ').append(id(node.asJsonObject()));
    }
    return implied(key.toString());
  }

  /**
   * The chain of nodes that the list stands for. A list is known by all it holds: a part of it is
   * another list, about which the issuer said nothing.
   */
  private JsonObject list(JsonArray items, String path) {
    if (items.isEmpty()) {
      return reference(RDF + "nil");
    }
    var list = implied(path + ' ' + items);
    var rest = JakartaJson.BUILDERS.createArrayBuilder();
    for (int i = 1; i < items.size(); i++) {
      rest.add(cell(list, items, i));
    }
    // Side by side instead of inside each other: a list may be longer than a stack is deep.
    return JakartaJson.BUILDERS
        .createObjectBuilder(cell(list, items, 0))
        .add("@included", rest)
        .build();
  }

  private JsonObject cell(String list, JsonArray items, int index) {
    var name = list + '-' + index;
    var last = index == items.size() - 1;
    return JakartaJson.BUILDERS
        .createObjectBuilder()
        .add("@id", name)
        .add(RDF + "first", array(value(items.get(index), name)))
        .add(RDF + "rest", array(reference(last ? RDF + "nil" : list + '-' + (index + 1))))
        .build();
  }

  private String implied(String key) {
    return implied.computeIfAbsent(key, _ -> IMPLIED + implied.size());
  }

  private static JsonObject reference(String id) {
    return JakartaJson.BUILDERS.createObjectBuilder().add("@id", id).build();
  }

  private static JsonArrayBuilder array(JsonValue value) {
    return JakartaJson.BUILDERS.createArrayBuilder().add(value);
  }
}
