package nl.microcredentials.issuer.oeapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The published schemas of the Open Education API, which lie beside the repository in {@code
 * ../shared/data/oeapi}; not all of them do. Tests that need them are skipped where they are
 * absent.
 */
final class PublishedSchemas {

  private static final Path ROOT =
      Path.of(System.getProperty("microcred.repository", ".."))
          .toAbsolutePath()
          .normalize()
          .resolveSibling("shared")
          .resolve("data/oeapi");

  private static final YAMLMapper YAML = new YAMLMapper();

  /** The files that are being read: a programme may have programmes. */
  private final Deque<Path> open = new ArrayDeque<>();

  private PublishedSchemas() {}

  /** A schema with all that it refers to; skips the running test if it does not exist. */
  static JsonNode schema(String path) {
    var file = ROOT.resolve(path).normalize();
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " does not exist");
    return new PublishedSchemas().read(file);
  }

  private JsonNode read(Path file) {
    if (open.contains(file)) {
      return JsonNodeFactory.instance.objectNode();
    }
    open.push(file);
    try {
      return resolved(YAML.readTree(file.toFile()), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.pop();
    }
  }

  private JsonNode resolved(JsonNode node, Path file) {
    return switch (node) {
      case ObjectNode object when object.path("$ref").isTextual() ->
          referred(file.resolveSibling(object.path("$ref").textValue()).normalize());
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(member -> copy.set(member.getKey(), resolved(member.getValue(), file)));
        copy.remove("example"); // dates without quotes are not even texts there
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(resolved(item, file)));
        yield copy;
      }
      default -> node;
    };
  }

  /**
   * A person is an identifier and properties; where only these are there, these are what we have.
   */
  private JsonNode referred(Path file) {
    var properties =
        file.resolveSibling(file.getFileName().toString().replace(".yaml", "Properties.yaml"));
    if (Files.exists(file)) {
      return read(file);
    }
    return Files.exists(properties) ? read(properties) : JsonNodeFactory.instance.objectNode();
  }
}
