package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.credential.PresentedCredential.Embedded;
import nl.microcredentials.core.credential.PresentedCredential.Enveloped;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VCDM 2.0, 4.13: Verifiable Presentations. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifiablePresentationTest {

  private static final String PRESENTATION =
      """
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"],
       "verifiableCredential": [
         {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
          "issuer": "did:example:issuer", "credentialSubject": {"id": "did:example:learner"}}]}
      """;

  private static final String ENVELOPE =
      "{'@context':'https://www.w3.org/ns/credentials/v2','type':'EnvelopedVerifiableCredential',"
          + "'id':'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA'}";

  @Test
  void credentials_are_found_embedded_and_enveloped() {
    var document =
        (ObjectNode) StrictJson.parse(Fixtures.bytes("presentation.json")).get("document");
    var presentation = readable(VerifiablePresentation.read(document));
    assertThat(presentation.holder()).contains(document.get("holder").textValue());
    assertThat(presentation.verifiableCredential())
        .hasExactlyElementsOfTypes(Embedded.class, Embedded.class, Enveloped.class);
    var embedded = (Embedded) presentation.verifiableCredential().getFirst();
    assertThat(embedded.credential().json()).isEqualTo(document.at("/verifiableCredential/0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id                   | "urn:uuid:0d3a8a4e-1d4b-4a7b-9f0a-6d1f9f7b2c55"
          type                 | "VerifiablePresentation"
          type                 | ["ext:Own","VerifiablePresentation"]
          holder               | "did:example:learner"
          holder               | {"id":"did:example:learner"}
          verifiableCredential | []
          termsOfUse           | {"type":"Policy"}
          """)
  void what_the_standard_allows_is_read(String member, String value) {
    readable(read(p -> p.set(member, json(value))));
    readable(read(p -> p.remove("verifiableCredential")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @context             | []
          @context             | "https://www.w3.org/ns/credentials/v2"
          @context             | ["https://www.w3.org/ns/credentials/examples/v2"]
          @context             | ["https://www.w3.org/ns/credentials/v2","https ://not-a-url"]
          id                   | "no URL"
          id                   | ["urn:a:b"]
          type                 | "VerifiableCredential"
          type                 | []
          type                 | "EnvelopedVerifiablePresentation"
          holder               | "no URL"
          holder               | null
          holder               | []
          holder               | {}
          holder               | {"name":"no id"}
          holder               | {"id":"no URL"}
          termsOfUse           | {"id":"urn:a:b"}
          verifiableCredential | "urn:a:b"
          verifiableCredential | null
          verifiableCredential | {}
          verifiableCredential | ["eyJhbGciOiJFUzI1NiJ9.e30.AAAA"]
          verifiableCredential | [7]
          verifiableCredential | {"type":"VerifiableCredential"}
          verifiableCredential | {"type":["Other"],"id":"urn:a:b"}
          """)
  void what_is_malformed_is_named(String member, String value) {
    assertThat(problems(read(p -> p.set(member, json(value)))))
        .allMatch(problem -> problem.type() == MALFORMED_VALUE_ERROR)
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.startsWith(member));
  }

  @ParameterizedTest
  @CsvSource({"@context", "type"})
  void what_is_missing_is_named(String member) {
    assertThat(problems(read(p -> p.remove(member))))
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.startsWith(member));
  }

  @Test
  void a_presentation_in_a_presentation_is_malformed() {
    var inner = StrictJson.parseObject(PRESENTATION.getBytes(UTF_8));
    problems(read(p -> p.set("verifiableCredential", inner)));
  }

  @Test
  void what_is_wrong_in_a_credential_is_wrong_in_the_presentation() {
    var problems =
        problems(read(p -> ((ObjectNode) p.at("/verifiableCredential/0")).put("issuer", "no URL")));
    assertThat(problems)
        .extracting(Problem::detail)
        .containsExactly("verifiableCredential.issuer is not a URL.");
  }

  @Test
  void the_earlier_model_is_read_by_those_only_who_ask_for_it() {
    var document = StrictJson.parseObject(PRESENTATION.getBytes(UTF_8));
    ((ObjectNode) document.at("/verifiableCredential/0"))
        .put("issuanceDate", "2026-11-23T09:00:00Z")
        .putArray("@context")
        .add("https://www.w3.org/2018/credentials/v1");
    problems(VerifiablePresentation.read(document));
    readable(VerifiablePresentation.read(document, Set.of(DataModel.V1_1, DataModel.V2_0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @context | []
          @context | "https://www.w3.org/ns/credentials/examples/v2"
          @context | ["https://www.w3.org/ns/credentials/v2",7]
          @context | null
          type     | ["EnvelopedVerifiableCredential","VerifiableCredential"]
          type     | "EnvelopedVerifiablePresentation"
          id       | "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"
          id       | null
          id       | "https://x.example/credential"
          id       | "data:application/vc+jwt;eyJhbGciOiJFUzI1NiJ9.e30.AAAA"
          id       | "data:,eyJhbGciOiJFUzI1NiJ9.e30.AAAA"
          id       | "data:application/vc,%7B%7D"
          id       | "data:application/vp+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA"
          id       | "data:application/vc+jwt,a b"
          id       | "data:application/vc+jwt,a%4"
          id       | "data:application/vc+jwt,a%-1"
          id       | "data:application/vc+cose;base64,AAB"
          """)
  void a_malformed_envelope_is_named(String member, String value) {
    var envelope = (ObjectNode) json(ENVELOPE);
    envelope.set(member, json(value));
    assertThat(problems(read(p -> p.set("verifiableCredential", envelope))))
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.startsWith("verifiableCredential"));
  }

  @Test
  void what_is_in_an_envelope_is_no_envelope() {
    var inner = (ObjectNode) json(ENVELOPE);
    assertThat(VerifiableCredential.read(inner)).isInstanceOf(Reading.Malformed.class);
    inner.putArray("type").add("VerifiableCredential").add("EnvelopedVerifiableCredential");
    assertThat(VerifiableCredential.read(inner)).isInstanceOf(Reading.Malformed.class);
    inner.put("type", "EnvelopedVerifiablePresentation");
    assertThat(VerifiablePresentation.read(inner)).isInstanceOf(Reading.Malformed.class);
  }

  @Test
  void a_presentation_in_an_envelope_is_told_from_a_credential() {
    var document =
        ((ObjectNode) json(ENVELOPE))
            .put("type", "EnvelopedVerifiablePresentation")
            .put("id", "data:application/vp+jwt,a.b.c");
    assertThat(Envelope.Kind.of(document)).contains(Envelope.Kind.PRESENTATION);
    readable(Envelope.read(document, Envelope.Kind.PRESENTATION));
    problems(Envelope.read(document, Envelope.Kind.CREDENTIAL));
    assertThat(Envelope.Kind.of(StrictJson.object().put("type", "VerifiableCredential"))).isEmpty();
  }

  /** JSON in which {@code '} stands for {@code "}. */
  private static JsonNode json(String text) {
    return StrictJson.parse(text.replace('\'', '"').getBytes(UTF_8));
  }

  private static <T> T readable(Reading<T> reading) {
    assertThat(reading).isInstanceOf(Reading.WellFormed.class);
    return ((Reading.WellFormed<T>) reading).document();
  }

  private static <T> List<Problem> problems(Reading<T> reading) {
    assertThat(reading).isInstanceOf(Reading.Malformed.class);
    return ((Reading.Malformed<T>) reading).problems();
  }

  private static Reading<VerifiablePresentation> read(Consumer<ObjectNode> change) {
    var document = StrictJson.parseObject(PRESENTATION.getBytes(UTF_8));
    change.accept(document);
    return VerifiablePresentation.read(document);
  }
}
