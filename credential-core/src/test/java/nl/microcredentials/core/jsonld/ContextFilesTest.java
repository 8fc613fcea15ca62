package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of others that this library carries. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContextFilesTest {

  private static final String OURS = "microcredential-v1.jsonld";

  @ParameterizedTest
  @CsvSource({
    "https://www.w3.org/ns/credentials/v2, credentials-v2.jsonld",
    "https://w3id.org/security/data-integrity/v2, security-data-integrity-v2.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json, ob-context-3.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json, ob-context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json, ob-context-3.0.3.json"
  })
  void are_byte_for_byte_what_the_standards_publish(String url, String published) {
    assertThat(JsonLdContexts.bundled().bytes(url))
        .isEqualTo(SharedData.bytes("contexts/" + published));
  }

  @ParameterizedTest
  @MethodSource("filesOfOthers")
  void are_named_in_the_notice_with_origin_and_licence(JsonNode entry) {
    var notice = new String(SharedData.read(SharedData.REPOSITORY.resolve("NOTICE")), UTF_8);
    assertThat(notice)
        .contains(
            "%s\n  %s\n  origin:  %s\n  licence: %s\n  sha256:  %s\n"
                .formatted(
                    entry.get("file").textValue(),
                    entry.get("url").textValue(),
                    entry.get("origin").textValue(),
                    entry.get("licence").textValue(),
                    entry.get("sha256").textValue()));
  }

  @Test
  void are_all_in_the_index() {
    assertThat(index())
        .extracting(entry -> entry.get("url").textValue())
        .containsExactlyInAnyOrderElementsOf(JsonLdContexts.bundled().urls());
  }

  static Stream<JsonNode> filesOfOthers() {
    return index().filter(entry -> !entry.get("file").textValue().equals(OURS));
  }

  private static Stream<JsonNode> index() {
    try (var resource = JsonLdContexts.class.getResourceAsStream("contexts/index.json")) {
      return StrictJson.parse(resource.readAllBytes()).valueStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
