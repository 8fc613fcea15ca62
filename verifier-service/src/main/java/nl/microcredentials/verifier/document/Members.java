package nl.microcredentials.verifier.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;

/** How the members of a credential are read: one value and a list of one mean the same. */
public final class Members {

  private Members() {}

  /** None if the member is missing. */
  public static List<JsonNode> all(JsonNode oneOrMore) {
    if (oneOrMore.isMissingNode()) {
      return List.of();
    }
    return (oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore)).toList();
  }

  public static boolean hasType(JsonNode node, String type) {
    return all(node.path("type")).stream().anyMatch(one -> one.asText().equals(type));
  }

  public static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }

  /** The text of a plain string or of a string with language. */
  public static Optional<String> text(JsonNode node) {
    var value = node.isObject() ? node.path("@value") : node;
    return isText(value) ? Optional.of(value.textValue()) : Optional.empty();
  }

  public static boolean isUrl(JsonNode node) {
    try {
      return isText(node) && new URI(node.textValue()).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  public static Optional<Instant> time(JsonNode node) {
    try {
      return node.isTextual()
          ? Optional.of(DateTimeStamp.parse(node.textValue()))
          : Optional.empty();
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }
}
