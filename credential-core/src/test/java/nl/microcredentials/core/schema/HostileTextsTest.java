package nl.microcredentials.core.schema;

import static nl.microcredentials.core.schema.CredentialSchemas.MICRO_CREDENTIAL;
import static nl.microcredentials.core.schema.CredentialSchemas.OPEN_BADGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts made to be costly for the patterns and formats of our schemas. The limit says that no
 * expression takes time that grows faster than the text; it is no measure of speed.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LENGTH = 400_000;

  /** Parts of what the patterns look for. */
  private static final List<String> PARTS =
      List.of(
          "a",
          "A",
          "0",
          "-a",
          "-3.0.1",
          "ext:",
          ".",
          "a.",
          "\u00e9",
          " ",
          "-aaaaaaaa",
          "%41",
          "a:",
          "[",
          "2026-11-23T09:00:00Z");

  static Stream<Arguments> patterns() {
    return Stream.of("open-badge-v3.json", "microcredential-v1.json")
        .flatMap(file -> schema(file).findValuesAsText("pattern").stream())
        .distinct()
        .map(Arguments::of);
  }

  private static JsonNode schema(String file) {
    try (var resource = CredentialSchemas.class.getResourceAsStream(file)) {
      return StrictJson.parse(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void cost_a_pattern_neither_time_nor_stack(String pattern) {
    var schema = StrictJson.object().put("type", "object");
    schema.putObject("properties").putObject("text").put("pattern", pattern);
    var compiled = CompiledSchema.of(StrictJson.write(schema));
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (var text : texts(pattern)) {
            compiled.validate(StrictJson.object().put("text", text));
          }
        });
  }

  /** Also with the beginning that the pattern asks for, so that it gets to its repetitions. */
  private static List<String> texts(String pattern) {
    var beginning = pattern.replaceAll("^\\^|\\\\|[\\[(].*$", "");
    return PARTS.stream()
        .map(part -> part.repeat(LENGTH / part.length()))
        .flatMap(text -> Stream.of(text, beginning + text, beginning + "a" + text, text + '!'))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void cost_a_credential_neither_time_nor_stack(String text) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (var schema : List.of(OPEN_BADGE, MICRO_CREDENTIAL)) {
            var credential = Fixtures.named("full").credential();
            replaceTexts(credential, text);
            assertThat(CredentialSchemas.validate(schema, credential)).isNotEmpty();
          }
        });
  }

  static Stream<String> texts() {
    return PARTS.stream().map(part -> part.repeat(20_000 / part.length()));
  }

  private static void replaceTexts(JsonNode node, String text) {
    if (node instanceof ObjectNode object) {
      for (var name : object.properties().stream().map(Map.Entry::getKey).toList()) {
        if (object.get(name).isTextual()) {
          object.put(name, text);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, array.textNode(text));
        }
      }
    }
    node.forEach(child -> replaceTexts(child, text));
  }
}
