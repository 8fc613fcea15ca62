package nl.microcredentials.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.microcredentials.core.json.StrictJson;

/** Changes one place of a document, the way documents go wrong. */
public final class Mutation {

  private static final List<String> TEXTS =
      List.of(
          "",
          "ext:Own",
          "ext:",
          "ext:-",
          "x-ext:a",
          "nl",
          "nl-NL",
          "nl_NL",
          "nl\n",
          "2026-11-23T09:00:00Z",
          "2026-11-23T09:00:00",
          "2026-02-30T09:00:00Z",
          "2026-11-23T23:59:60Z",
          "2026-11-23",
          "a.b.c",
          "a..c",
          "a.b",
          "https://www.w3.org/ns/credentials/v2",
          "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.9.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.10.json",
          "VerifiableCredential",
          "OpenBadgeCredential");

  private final Random random;
  private final List<String> terms;

  /**
   * @param terms values that a schema knows, to be put in places where they may be wrong
   */
  public Mutation(Random random, List<String> terms) {
    this.random = random;
    this.terms = terms;
  }

  public ObjectNode mutated(ObjectNode original) {
    var document = original.deepCopy();
    var places = new ArrayList<JsonNode>();
    collect(document, places);
    switch (any(places)) {
      case ObjectNode object -> change(object);
      case ArrayNode array -> change(array);
      case JsonNode other -> throw new AssertionError(other);
    }
    return document;
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode() && !node.isEmpty()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private void change(ObjectNode object) {
    var name = any(object.properties().stream().map(Map.Entry::getKey).toList());
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(any(List.of("extra", "image", "value", "narrative", "tag")), value());
      default -> object.set(name, replacement(object.get(name)));
    }
  }

  private void change(ArrayNode array) {
    var index = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(index);
      case 1 -> array.insert(index, value());
      default -> array.set(index, replacement(array.get(index)));
    }
  }

  private JsonNode replacement(JsonNode old) {
    return switch (random.nextInt(4)) {
      case 0 -> StrictJson.array().add(old.deepCopy());
      case 1 -> old.isArray() && !old.isEmpty() ? old.get(0).deepCopy() : value();
      default -> value();
    };
  }

  private JsonNode value() {
    var array = StrictJson.array();
    switch (random.nextInt(9)) {
      case 0 -> array.addNull();
      case 1 -> array.add(random.nextBoolean());
      case 2 -> array.add(random.nextInt(100));
      case 3 -> array.add(2.5);
      case 4 -> array.addObject().put("type", any(terms));
      case 5 -> array.addArray().add(any(terms));
      case 6 -> array.addArray();
      case 7 -> array.add(any(TEXTS));
      default -> array.add(any(terms));
    }
    return array.get(0);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
