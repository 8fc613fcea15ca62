package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VCDM 2.0, sections 4, 5 and 11.1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifiableCredentialTest {

  private static final String CREDENTIAL =
      """
      {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
       "issuer": "did:web:hogeschool.example",
       "credentialSubject": {"id": "did:example:learner"}}
      """;

  /** Text of which the three hashes stand in the tests. */
  private static final byte[] RESOURCE = "Kan meten".getBytes(UTF_8);

  @Test
  void what_is_optional_may_be_absent() {
    var credential = readable(c -> {});
    assertThat(credential.dataModel()).isEqualTo(DataModel.V2_0);
    assertThat(credential.id()).isEmpty();
    assertThat(credential.issuer()).isEqualTo("did:web:hogeschool.example");
    assertThat(credential.validityPeriod().contains(Instant.EPOCH)).isTrue();
    assertThat(credential.credentialStatus()).isEmpty();
    assertThat(credential.relatedResource()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"@context", "type", "issuer", "credentialSubject"})
  void what_is_missing_is_named(String member) {
    assertThat(malformed(c -> c.remove(member)))
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.contains(member));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @context          | ["https://www.w3.org/ns/credentials/v2",{"name":"https://x.example/#n"}]
          @context          | ["https://www.w3.org/ns/credentials/v2","https://x.example/unknown"]
          id                | "urn:uuid:7f6e0b8c-5f2d-4d0e-9a77-1c1b0d3c2a11"
          id                | "did:example:123"
          type              | "VerifiableCredential"
          type              | ["https://x.example/#Card","VerifiableCredential","ext:Card"]
          name              | "Bewijs"
          name              | {"@value":"Bewijs","@language":"nl-NL","@direction":"ltr"}
          name              | [{"@value":"Bewijs","@language":"nl"},{"@value":"Proof","@language":"en"}]
          description       | {"@value":"Bewijs"}
          issuer            | {"id":"did:example:a","name":[{"@value":"A","@language":"en"}]}
          credentialSubject | [{"id":"did:example:a"},{"givenName":"B"}]
          validFrom         | "2026-11-23T09:00:00.123+05:30"
          validUntil        | "2023-01-01T00:00:00Z"
          credentialStatus  | [{"type":"Unknown"},{"type":"Other","id":"urn:a:b"}]
          credentialSchema  | {"type":"Unknown","id":"did:example:schema"}
          refreshService    | {"type":"Unknown"}
          termsOfUse        | [{"type":"Policy","id":"urn:a:b"},{"type":"Policy"}]
          evidence          | {"type":["Evidence","ext:Own"]}
          relatedResource   | {"id":"urn:a:b","digestMultibase":"uEiCkyBO8if_Xj-1zsEJX42jBfNiPyLe-e_S4o_9HfJZ-Cg"}
          """)
  void what_the_standard_allows_is_read(String member, String value) {
    readable(c -> c.set(member, json(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @context          | "https://www.w3.org/ns/credentials/v2"
          @context          | []
          @context          | {}
          @context          | 4
          @context          | ["https://www.w3.org/ns/credentials/examples/v2"]
          @context          | ["https://www.w3.org/2018/credentials/v1"]
          @context          | [{"name":"https://x.example/#n"},"https://www.w3.org/ns/credentials/v2"]
          @context          | ["https://www.w3.org/ns/credentials/v2","https ://not-a-url/"]
          @context          | ["https://www.w3.org/ns/credentials/v2",7]
          @context          | ["https://www.w3.org/ns/credentials/v2",null]
          @context          | ["https://www.w3.org/ns/credentials/v2",["https://x.example/"]]
          @context          | ["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/v2"]
          id                | "not a url"
          id                | "relative"
          id                | null
          id                | ["urn:a:b","urn:a:c"]
          id                | {"id":"urn:a:b"}
          type              | []
          type              | null
          type              | 7
          type              | "Card"
          type              | ["VerifiableCredential",7]
          type              | ["VerifiableCredential",""]
          type              | ["VerifiableCredential","https ://x.example/#Card"]
          type              | [{"@value":"VerifiableCredential"}]
          type              | ["VerifiableCredential","EnvelopedVerifiableCredential"]
          name              | 5
          name              | null
          name              | {"@value":"x","@language":"nl","url":"https://x.example/"}
          name              | {"@value":"x","@language":"nl_NL"}
          name              | {"@value":"x","@language":null}
          name              | {"@value":"x","@direction":"up"}
          name              | {"@value":5}
          name              | {"@language":"nl"}
          name              | ["x",{"@language":"nl"}]
          description       | {"@value":"x","@language":"nl","foo":"bar"}
          issuer            | "no URL"
          issuer            | null
          issuer            | 7
          issuer            | []
          issuer            | ["did:example:a"]
          issuer            | {"name":"A"}
          issuer            | {"id":null}
          issuer            | {"id":"no URL"}
          issuer            | {"id":"did:example:a","name":{"@value":"A","foo":"bar"}}
          issuer            | {"id":"did:example:a","description":7}
          credentialSubject | {}
          credentialSubject | []
          credentialSubject | null
          credentialSubject | "did:example:a"
          credentialSubject | [{"id":"did:example:a"},{}]
          credentialSubject | {"id":["did:example:a","did:example:b"]}
          validFrom         | "2026-11-23T09:00:00"
          validFrom         | "23 November 2026"
          validFrom         | 2026
          validFrom         | null
          validUntil        | "2026-02-30T00:00:00Z"
          credentialStatus  | {"id":"urn:a:b"}
          credentialStatus  | {"type":2}
          credentialStatus  | {"type":[]}
          credentialStatus  | {"type":"Status","id":"https ://x.example/"}
          credentialStatus  | {"type":"Status","id":["urn:a:b"]}
          credentialStatus  | "urn:a:b"
          credentialSchema  | {"type":"JsonSchema"}
          credentialSchema  | {"id":"urn:a:b"}
          credentialSchema  | {"type":"JsonSchema","id":"no URL"}
          credentialSchema  | {"type":"JsonSchema","id":"urn:a:b","digestSRI":"md5-AAAA"}
          refreshService    | {"id":"urn:a:b"}
          refreshService    | {"type":"Refresh","id":"no URL"}
          termsOfUse        | {"id":"urn:a:b"}
          evidence          | {"id":"urn:a:b"}
          evidence          | {"type":"Evidence","id":"no URL"}
          relatedResource   | ["urn:a:b"]
          relatedResource   | {"digestSRI":"sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo="}
          relatedResource   | {"id":"urn:a:b"}
          relatedResource   | {"id":"urn:a:b","digestSRI":"sha256-AAAA"}
          relatedResource   | {"id":"urn:a:b","digestMultibase":"u"}
          """)
  void what_is_malformed_is_named(String member, String value) {
    assertThat(malformed(c -> c.set(member, json(value))))
        .allMatch(problem -> problem.type() == MALFORMED_VALUE_ERROR)
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.contains(member));
  }

  @Test
  void a_period_does_not_end_before_it_begins() {
    assertThat(
            malformed(c ->
                c.put("validFrom", "2026-11-24T00:00:00Z")
                    .put("validUntil", "2026-11-23T23:59:59Z")))
        .hasSize(1);
    readable(c ->
        c.put("validFrom", "2026-11-24T00:00:00Z").put("validUntil", "2026-11-23T23:00:00-01:00"));
  }

  @Test
  void a_related_resource_is_named_once() {
    var resource =
        "{'id':'urn:a:b','digestSRI':'sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo='}";
    assertThat(
            malformed(c ->
                c.set("relatedResource", json("[%s,%<s]".formatted(resource).replace('\'', '"')))))
        .extracting(Problem::detail)
        .containsExactly("relatedResource names a resource twice.");
  }

  @Test
  void the_digest_of_a_related_resource_can_be_compared() {
    var resource =
        readable(c ->
                c.putArray("relatedResource")
                    .addObject()
                    .put("id", "urn:a:b")
                    .put("mediaType", "text/plain")
                    .put("digestSRI", "sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo="))
            .relatedResource()
            .getFirst();
    assertThat(resource.mediaType()).contains("text/plain");
    assertThat(resource.integrity().holdsFor(Digests.of(RESOURCE))).isTrue();
  }

  @Test
  void what_is_wrong_ten_thousand_times_is_said_once() {
    var problems =
        malformed(c -> {
          var subjects = c.putArray("credentialSubject");
          for (var i = 0; i < 10_000; i++) {
            subjects.add(i);
          }
        });
    assertThat(problems).hasSize(1);
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(UTF_8));
  }

  private static VerifiableCredential readable(Consumer<ObjectNode> change) {
    return readable(read(change));
  }

  private static VerifiableCredential readable(Reading<VerifiableCredential> reading) {
    assertThat(reading).isInstanceOf(Reading.WellFormed.class);
    return ((Reading.WellFormed<VerifiableCredential>) reading).document();
  }

  private static List<Problem> malformed(Consumer<ObjectNode> change) {
    return problems(read(change));
  }

  private static List<Problem> problems(Reading<VerifiableCredential> reading) {
    assertThat(reading).isInstanceOf(Reading.Malformed.class);
    return ((Reading.Malformed<VerifiableCredential>) reading).problems();
  }

  private static Reading<VerifiableCredential> read(Consumer<ObjectNode> change) {
    var document = StrictJson.parseObject(CREDENTIAL.getBytes(UTF_8));
    change.accept(document);
    return VerifiableCredential.read(document);
  }
}
