package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds documents that are made to be costly to turn into RDF. The library compares every value of
 * a property with every other one, so that time and memory grow with the square of their number.
 *
 * <p>Values are counted after expansion, when no alias, index or language hides how many there are,
 * and in the whole document, as things with one identifier are one thing wherever they stand.
 */
final class Comparisons {

  /** As for seven hundred values of one property; all of a presentation stays below. */
  private static final long MAX = 500_000;

  private final Map<String, Long> values = new HashMap<>();

  private Comparisons() {}

  /**
   * Counts what would have to be compared.
   *
   * @throws JsonLdRefusedException if that is too much
   */
  static void check(JsonArray expanded) {
    var comparisons = new Comparisons();
    comparisons.count(expanded);
    var sum = comparisons.values.values().stream().mapToLong(count -> count * count).sum();
    if (sum > MAX) {
      throw new JsonLdRefusedException(
          PROOF_TRANSFORMATION_ERROR, "The document has too many values of one property.");
    }
  }

  private void count(JsonValue value) {
    switch (value) {
      case JsonArray array -> array.forEach(this::count);
      case JsonObject object -> object.forEach(this::countMember);
      default -> {
        // counted by the property that it is a value of
      }
    }
  }

  private void countMember(String key, JsonValue value) {
    if (!key.startsWith("@") && value instanceof JsonArray array) {
      values.merge(key, (long) array.size(), Long::sum);
    }
    count(value);
  }
}
