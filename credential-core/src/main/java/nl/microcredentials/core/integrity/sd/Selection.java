package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The parts of a document that pointers lead to, with what the way there says about itself: the
 * types and identifiers of every object it passes.
 *
 * <p>Members and items stay in the order of the document, so that the order of the pointers tells
 * nothing.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#selectjsonld">Data Integrity
 *     ECDSA Cryptosuites 1.0, 3.4.13: selectJsonLd</a>
 */
final class Selection {

  /** What an object means depends on these, so that they are never left out. */
  private static final Set<String> INITIAL = Set.of("@context", "id", "type");

  /** How many pointers one list may hold. */
  static final int MAX_POINTERS = 1_000;

  private boolean whole;
  private final Map<String, Selection> parts = new HashMap<>();

  /**
   * What all JSON Pointers in all lists lead to.
   *
   * @throws MalformedInputException if one is none, or a list has too many of them
   */
  @SafeVarargs
  static Selection of(List<String>... pointers) {
    var selection = new Selection();
    for (var list : pointers) {
      if (list.size() > MAX_POINTERS) {
        throw malformed("There are more than %d pointers.".formatted(MAX_POINTERS));
      }
      list.forEach(pointer -> selection.add(JsonPointer.parse(pointer)));
    }
    return selection;
  }

  private void add(JsonPointer pointer) {
    var part = this;
    for (var token : pointer.referenceTokens()) {
      part = part.parts.computeIfAbsent(token, _ -> new Selection());
    }
    part.whole = true;
  }

  /** Whether no pointer was given. */
  boolean isEmpty() {
    return !whole && parts.isEmpty();
  }

  /**
   * Returns a copy of the selected parts of {@code document}.
   *
   * @throws MalformedInputException if a pointer leads to nothing
   */
  ObjectNode from(ObjectNode document) {
    var selected = fromObject(document);
    return whole ? document.deepCopy() : selected;
  }

  private JsonNode from(JsonNode value) {
    var selected =
        switch (value) {
          case ObjectNode object -> fromObject(object);
          case ArrayNode array -> fromArray(array);
          default -> fromNothing(value);
        };
    return whole ? value.deepCopy() : selected;
  }

  /** Section 3.4.11, createInitialSelection, and what the pointers add to it. */
  private ObjectNode fromObject(ObjectNode object) {
    var selected = object.objectNode();
    int found = 0;
    for (var member : object.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      var part = parts.get(name);
      if (part != null) {
        selected.set(name, part.from(value));
        found++;
      }
      if (INITIAL.contains(name) && !isBlankNode(name, value)) {
        selected.set(name, value.deepCopy());
      }
    }
    requireAll(found);
    return selected;
  }

  /** The label of a blank node is an accident of how the document was written. */
  private static boolean isBlankNode(String name, JsonNode value) {
    return name.equals("id") && value.asText().startsWith("_:");
  }

  private ArrayNode fromArray(ArrayNode array) {
    var selected = array.arrayNode();
    for (int i = 0; i < array.size(); i++) {
      var part = parts.get(Integer.toString(i));
      if (part != null) {
        selected.add(part.from(array.get(i)));
      }
    }
    requireAll(selected.size());
    return selected;
  }

  private JsonNode fromNothing(JsonNode value) {
    requireAll(0);
    return value;
  }

  private void requireAll(int found) {
    if (found < parts.size()) {
      throw new MalformedInputException(
          PROOF_GENERATION_ERROR, "A pointer leads to nothing in the document.");
    }
  }
}
