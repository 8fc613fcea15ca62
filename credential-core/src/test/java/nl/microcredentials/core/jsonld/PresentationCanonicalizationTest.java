package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity 1.0, 2.4.2 and 4.6, for presentations: they hold documents with contexts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PresentationCanonicalizationTest {

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());

  private final ObjectNode fixture = StrictJson.parseObject(Fixtures.bytes("presentation.json"));
  private final ObjectNode document = (ObjectNode) fixture.get("document");
  private final ObjectNode credential = (ObjectNode) document.at("/verifiableCredential/0");

  /** With jsonld.js; the fixture holds two signed credentials and an envelope. */
  @Test
  void has_the_same_form_as_elsewhere() {
    assertThat(canonicalizer.canonicalize(document))
        .isEqualTo(fixture.get("canonicalDocument").textValue());
  }

  @Test
  void may_hold_many_credentials_of_one_shape_or_one_twice() {
    var one = Fixtures.named("minimal").credential();
    var many = document.putArray("verifiableCredential");
    IntStream.range(0, 12).forEach(i -> many.add(one.deepCopy().put("id", "urn:x:" + i)));
    assertThat(canonicalizer.canonicalize(document).lines()).hasSizeGreaterThan(600);
    IntStream.range(0, 12).forEach(i -> many.set(i, one));
    assertThat(canonicalizer.canonicalize(document).lines()).hasSizeGreaterThan(600);
  }

  @Test
  void may_hold_no_credential_at_all() {
    var none = document.deepCopy();
    none.putArray("verifiableCredential");
    document.remove("verifiableCredential");
    assertThat(canonicalizer.canonicalize(none)).isEqualTo(canonicalizer.canonicalize(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "['https://www.w3.org/ns/credentials/examples/v2']",
        "[]",
        "['https://www.w3.org/ns/credentials/v2',{'name':'https://example.nl/other'}]"
      })
  void holds_credentials_with_known_contexts_only(String context) {
    credential.set("@context", json("{'c':%s}".formatted(context)).get("c"));
    assertThat(refusal(document).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
    credential.remove("@context");
    assertThat(refusal(document).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
  }

  @Test
  void holds_no_context_further_inside() {
    ((ObjectNode) credential.get("credentialSubject")).putObject("@context");
    assertThat(refusal(document).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
  }

  @Test
  void holds_credentials_in_which_nothing_would_be_lost() {
    credential.put("undefinedTerm", "lost");
    assertThat(refusal(document).type()).isEqualTo(MALFORMED_VALUE_ERROR);
    credential.remove("undefinedTerm");
    credential.putArray("evidence");
    assertThat(refusal(document).type()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'urn:x:y'", "7", "null", "['urn:x:y']", "[[{}]]", "[null]"})
  void holds_objects_only(String credentials) {
    document.set("verifiableCredential", json("{'c':%s}".formatted(credentials)).get("c"));
    assertThat(refusal(document)).isNotNull();
  }

  private JsonLdRefusedException refusal(ObjectNode presentation) {
    return catchThrowableOfType(
        JsonLdRefusedException.class, () -> canonicalizer.canonicalize(presentation));
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.replace('\'', '"').getBytes(UTF_8));
  }
}
