package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.ConformanceStack.did;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issue;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.post;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.request;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VC API, Issue Credential: what is refused, by the tables of the public test suites. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(ConformanceStack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrowAwayRefusalTest {

  private static final String RDFC = "eddsa-rdfc-2022";

  static Stream<String> instances() {
    return ConformanceStack.INSTANCES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("instances")
  void a_request_without_credential_is_refused(String instance) {
    refused(post(instance + "/credentials/issue", StrictJson.object(), Optional.empty()));
    var renamed = StrictJson.object();
    renamed.set("verifiableCredential", credential(did(instance)));
    refused(post(instance + "/credentials/issue", renamed, Optional.empty()));
  }

  @Test
  void a_request_with_members_that_there_are_not_is_refused() {
    refused(
        post(
            RDFC + "/credentials/issue",
            request(credential(did(RDFC))).put("proof", "x"),
            Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "4", "[]", "\"x\"", "[{}]"})
  void a_credential_is_an_object(String json) {
    refused(issue(RDFC, json(json)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "@context | 4",
        "@context | {\"foo\":true}",
        "@context | false",
        "@context | null",
        "@context | []",
        "@context | [4]",
        "@context | [{\"foo\":true}]",
        "@context | [\"https://www.w3.org/ns/credentials/v2\", \"https://example.com\"]",
        "@context | [\"https://www.w3.org/ns/credentials/v2\", \"https ://not-a-url\"]",
        "@context | [\"https://www.w3.org/ns/credentials/v2\", 192]",
        "@context | [\"https://example.com\", \"https://www.w3.org/ns/credentials/v2\"]",
        "type | null",
        "type | true",
        "type | 4",
        "type | []",
        "type | [4]",
        "type | [\"VerifiablePresentation\"]",
        "type | [\"VerifiableCredential\", \"InvalidType\"]",
        "issuer | null",
        "issuer | true",
        "issuer | 4",
        "issuer | []",
        "issuer | \"fake-issuer\"",
        "issuer | {\"id\":null}",
        "issuer | {\"id\":\"fake-issuer\"}",
        "issuer | {}",
        "credentialSubject | null",
        "credentialSubject | true",
        "credentialSubject | 4",
        "credentialSubject | []",
        "credentialSubject | {}",
        "credentialSubject | [{\"id\":\"did:example:a\"},{}]",
        "credentialSubject | \"did:example:1234\"",
        "credentialSubject | {\"id\":[\"did:example:a\",\"did:example:b\"]}",
        "credentialSubject | {\"id\":\"not a url\"}",
        "credentialSubject | {\"invalidTerm\":\"invalidTerm\"}",
        "id | null",
        "id | \"nonidentifier\"",
        "id | [\"urn:a:b\"]",
        "id | \"https ://not-a-url\"",
        "validFrom | \"yesterday\"",
        "validFrom | \"2024-10-01T10:00:00\"",
        "validUntil | 2024",
        "credentialStatus | {\"id\":\"did:example:status\"}",
        "credentialStatus | {\"id\":\"did:example:status\",\"type\":2}",
        "credentialStatus | {\"id\":[\"urn:a:b\",\"urn:a:c\"],\"type\":\"JsonSchema\"}",
        "evidence | {\"id\":\"urn:a:b\"}",
        "termsOfUse | {\"id\":\"urn:a:b\"}",
        "refreshService | {\"id\":\"urn:a:b\"}",
        "credentialSchema | {\"id\":\"urn:a:b\"}",
        "proof | {\"type\":\"DataIntegrityProof\"}",
        "unknownMember | \"x\""
      })
  void a_malformed_credential_is_refused_by_every_kind_of_canonicalization(
      String member, String value) {
    for (var instance : new String[] {RDFC, "eddsa-jcs-2022", "ecdsa-jcs-2019-p384"}) {
      refused(issue(instance, credential(did(instance)).set(member, json(value))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@context", "type", "issuer", "credentialSubject"})
  void a_credential_that_lacks_a_member_is_refused(String member) {
    var credential = credential(did(RDFC));
    credential.remove(member);
    refused(issue(RDFC, credential));
  }

  @Test
  void an_end_before_the_beginning_is_refused() {
    refused(
        issue(
            RDFC,
            credential(did(RDFC))
                .put("validFrom", "2027-01-01T00:00:00Z")
                .put("validUntil", "2026-01-01T00:00:00Z")));
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    issue(RDFC, StrictJson.object())
        .statusCode(400)
        .body("detail", containsString("@context"))
        .body("detail", containsString("issuer"))
        .body("detail", containsString("credentialSubject"));
  }

  @Test
  void another_issuer_is_refused() {
    issue(RDFC, credential(did("eddsa-jcs-2022")))
        .statusCode(400)
        .body("errors[0].pointer", is("/credential/issuer"));
    refused(issue(RDFC, credential("https://vc.example/issuers/5678")));
    refused(issue(RDFC, credential(did(RDFC) + "#key")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "eddsa-rdfc-2022/", "EDDSA-RDFC-2022", "vc-api:eddsa"})
  void an_instance_that_there_is_not_is_not_found(String name) {
    issue(name, credential(did(RDFC))).statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "{}", "[4]", "\"/issuer\"", "null"})
  void options_that_we_know_have_their_form(String pointers) {
    var request = request(credential(did(RDFC)));
    request.putObject("options").set("mandatoryPointers", json(pointers));
    refused(post(RDFC + "/credentials/issue", request, Optional.empty()));
  }

  /** The suites know no other statuses. */
  private static void refused(ValidatableResponse response) {
    response.statusCode(oneOf(400, 422)).contentType("application/problem+json");
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
