package nl.microcredentials.verifier.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** How the members of a status list are read: one value and a list of one mean the same. */
final class Members {

  private Members() {}

  /** None if the member is missing. */
  static List<JsonNode> all(JsonNode oneOrMore) {
    if (oneOrMore.isMissingNode()) {
      return List.of();
    }
    return (oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore)).toList();
  }

  static boolean hasType(JsonNode node, String type) {
    return all(node.path("type")).stream().anyMatch(one -> one.asText().equals(type));
  }
}
