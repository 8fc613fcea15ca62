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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of others that this library carries. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContextFilesTest {

  private static final String OURS = "microcredential-v1.jsonld";
  private static final String CONFORMANCE = "conformance/";

  @ParameterizedTest
  @CsvSource({
    "https://www.w3.org/ns/credentials/v2, credentials-v2.jsonld",
    "https://w3id.org/security/data-integrity/v1, security-data-integrity-v1.jsonld",
    "https://w3id.org/security/data-integrity/v2, security-data-integrity-v2.jsonld",
    "https://w3id.org/security/multikey/v1, security-multikey-v1.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json, ob-context-3.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json, ob-context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json, ob-context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json, ob-context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json, ob-extensions.json",
    "https://www.w3.org/2018/credentials/v1, credentials-v1.jsonld",
    "https://www.w3.org/ns/credentials/examples/v2, credentials-examples-v2.jsonld",
    "https://www.w3.org/ns/credentials/undefined-terms/v2, credentials-undefined-terms-v2.jsonld",
    "https://www.w3.org/ns/credentials/status/v1, credentials-status-v1.jsonld"
  })
  void are_byte_for_byte_what_the_standards_publish(String url, String published) {
    assertThat(JsonLdContexts.conformance().bytes(url))
        .isEqualTo(SharedData.bytes("contexts/" + published));
  }

  /** The copy to compare with has another layout. */
  @Test
  void mean_what_the_standard_publishes_for_DID_documents() {
    assertThat(StrictJson.parse(JsonLdContexts.bundled().bytes("https://www.w3.org/ns/did/v1")))
        .isEqualTo(SharedData.object("contexts/did-v1.jsonld"));
  }

  @ParameterizedTest
  @MethodSource("filesOfOthers")
  void are_named_in_the_notice_with_origin_and_licence(String directory, JsonNode entry) {
    var notice = new String(SharedData.read(SharedData.REPOSITORY.resolve("NOTICE")), UTF_8);
    assertThat(notice)
        .contains(
            "%s%s\n  %s\n  origin:  %s\n  licence: %s\n  sha256:  %s\n"
                .formatted(
                    directory,
                    entry.get("file").textValue(),
                    entry.get("url").textValue(),
                    entry.get("origin").textValue(),
                    entry.get("licence").textValue(),
                    entry.get("sha256").textValue()));
  }

  @Test
  void are_all_in_the_index() {
    assertThat(index(""))
        .extracting(entry -> entry.get("url").textValue())
        .containsExactlyInAnyOrderElementsOf(JsonLdContexts.bundled().urls());
  }

  @Test
  void of_test_suites_are_known_to_those_only_who_ask_for_them() {
    var ofTestSuites = index(CONFORMANCE).map(entry -> entry.get("url").textValue()).toList();
    assertThat(JsonLdContexts.bundled().urls()).doesNotContainAnyElementsOf(ofTestSuites);
    assertThat(JsonLdContexts.conformance().urls())
        .containsAll(ofTestSuites)
        .containsAll(JsonLdContexts.bundled().urls());
  }

  static Stream<Arguments> filesOfOthers() {
    return Stream.of("", CONFORMANCE)
        .flatMap(directory -> index(directory).map(entry -> Arguments.of(directory, entry)))
        .filter(arguments -> !((JsonNode) arguments.get()[1]).get("file").textValue().equals(OURS));
  }

  private static Stream<JsonNode> index(String directory) {
    var index = "contexts/" + directory + "index.json";
    try (var resource = JsonLdContexts.class.getResourceAsStream(index)) {
      return StrictJson.parse(resource.readAllBytes()).valueStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
