package nl.microcredentials.issuer.vcapi;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.ANY_ISSUER;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.SELECTIVE;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.SIGNATURE_2020;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.cryptosuite;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.did;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.bit;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issue;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issued;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.post;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.request;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusList;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.unsecured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** VC API, Issue Credential, as the public test suites ask for it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(ConformanceStack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThrowAwayIssuanceTest {

  private static final String RDFC = "eddsa-rdfc-2022";
  private static final String V1 = "https://www.w3.org/2018/credentials/v1";
  private static final String DATA_INTEGRITY_V2 = "https://w3id.org/security/data-integrity/v2";

  @Inject ConformanceProfile conformance;

  static Stream<String> instances() {
    return ConformanceStack.INSTANCES.keySet().stream().sorted();
  }

  /** Those whose proof everybody can verify, and whose words are those of the data model. */
  static Stream<String> wholeDocument() {
    return instances().filter(name -> !name.equals(SELECTIVE) && !name.equals(SIGNATURE_2020));
  }

  @Test
  void options_that_we_do_not_know_are_ignored() {
    var request = request(credential(did(RDFC)));
    request
        .putObject("options")
        .put("type", "Ed25519Signature2020")
        .put("cryptosuite", "x")
        .putArray("checks")
        .add("proof");
    post(RDFC + "/credentials/issue", request, Optional.empty()).statusCode(201);
  }

  @ParameterizedTest
  @MethodSource("wholeDocument")
  void what_was_sent_comes_back_with_one_proof_that_verifies(String instance) {
    var sent = credential(did(instance));
    var secured = issued(instance, sent);
    var proof = secured.get("proof");
    assertThat(proof.isObject()).isTrue();
    assertThat(proof.get("type").asText()).isEqualTo("DataIntegrityProof");
    assertThat(proof.get("cryptosuite").asText()).isEqualTo(cryptosuite(instance));
    assertThat(proof.get("proofPurpose").asText()).isEqualTo("assertionMethod");
    assertThat(proof.get("verificationMethod").asText()).startsWith(did(instance) + "#z");
    assertThat(proof.get("proofValue").asText()).matches("z[1-9A-HJ-NP-Za-km-z]+");
    assertThat(VcApiRequests.verifies(secured, conformance.canonicalizer())).isTrue();
    var rest = unsecured(secured);
    assertThat(rest.remove("credentialStatus")).isNotNull();
    assertThat(rest).isEqualTo(sent);
  }

  @Test
  void an_issuer_that_is_an_object_stays_one() {
    var credential = credential(did(RDFC));
    credential.putObject("issuer").put("id", did(RDFC)).put("name", "University");
    assertThat(issued(RDFC, credential).get("issuer")).isEqualTo(credential.get("issuer"));
  }

  @Test
  void a_credential_needs_no_id_and_no_times() {
    var credential = credential(did(RDFC));
    credential.remove("id");
    assertThat(issued(RDFC, credential).has("id")).isFalse();
  }

  @Test
  void a_credential_that_expired_long_ago_is_issued() {
    issue(
            RDFC,
            credential(did(RDFC))
                .put("validFrom", "2022-12-30T00:00:00.123Z")
                .put("validUntil", "2023-01-01T00:00:00+02:00"))
        .statusCode(201);
  }

  @ParameterizedTest
  @MethodSource("instances")
  void the_status_is_in_a_list_of_the_instance_with_a_proof_that_verifies(String instance) {
    var entry = issued(instance, credential(did(instance))).get("credentialStatus");
    assertThat(entry.get("type").asText()).isEqualTo("BitstringStatusListEntry");
    assertThat(entry.get("statusPurpose").asText()).isEqualTo("revocation");
    assertThat(bit(entry)).isFalse();
    var list = statusList(entry);
    assertThat(list.get("issuer").asText()).isEqualTo(did(instance));
    assertThat(VcApiRequests.verifies(list, conformance.canonicalizer())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/vc",
        "application/vc | application/vc",
        "application/json | application/json",
        "application/ld+json, application/json, */* | application/json"
      })
  void a_list_is_the_same_for_those_who_read_plain_json_only(String accept, String type) {
    var address =
        issued(RDFC, credential(did(RDFC))).at("/credentialStatus/statusListCredential").asText();
    var list =
        given()
            .accept(accept)
            .get(address.substring(address.indexOf("/status-lists/")))
            .then()
            .statusCode(200)
            .contentType(type)
            .extract()
            .asByteArray();
    assertThat(StrictJson.parseObject(list).at("/credentialSubject/type").asText())
        .isEqualTo("BitstringStatusList");
  }

  @Test
  void two_instances_share_no_list_and_two_credentials_no_bit() {
    var some = issued(RDFC, credential(did(RDFC))).get("credentialStatus");
    var more = issued(RDFC, credential(did(RDFC))).get("credentialStatus");
    var jcs = "eddsa-jcs-2022";
    var other = issued(jcs, credential(did(jcs))).get("credentialStatus");
    assertThat(some.get("statusListCredential")).isEqualTo(more.get("statusListCredential"));
    assertThat(some.get("id")).isNotEqualTo(more.get("id"));
    assertThat(other.get("statusListCredential")).isNotEqualTo(some.get("statusListCredential"));
  }

  @Test
  void a_status_that_the_caller_gave_stays_beside_ours() {
    var given =
        StrictJson.object()
            .put("type", "BitstringStatusListEntry")
            .put("statusPurpose", "suspension")
            .put("statusListIndex", "7")
            .put("statusListCredential", "https://status.example/3");
    var status =
        issued(RDFC, credential(did(RDFC)).set("credentialStatus", given)).get("credentialStatus");
    assertThat(status).hasSize(2);
    assertThat(status.get(0)).isEqualTo(given);
    assertThat(status.at("/1/statusPurpose").asText()).isEqualTo("revocation");
  }

  @Test
  void one_instance_signs_for_others_but_revokes_nothing_in_their_name() {
    var sent = credential("did:example:issuer");
    var secured = issued(ANY_ISSUER, sent);
    assertThat(unsecured(secured)).isEqualTo(sent);
    assertThat(VcApiRequests.verifies(secured, conformance.canonicalizer())).isTrue();
    refused(issue(ANY_ISSUER, credential("fake-issuer")));
  }

  @ParameterizedTest
  @MethodSource("wholeDocument")
  void a_credential_of_the_earlier_data_model_gets_the_words_for_its_proof(String instance) {
    var sent = credential(did(instance)).put("issuanceDate", "2020-03-16T22:37:26.544Z");
    sent.putArray("@context").add(V1);
    sent.putObject("credentialSubject").put("id", "did:example:alice");
    var secured = issued(instance, sent);
    assertThat(secured.get("@context"))
        .isEqualTo(StrictJson.array().add(V1).add(DATA_INTEGRITY_V2));
    assertThat(secured.has("credentialStatus")).isFalse();
    assertThat(VcApiRequests.verifies(secured, conformance.canonicalizer())).isTrue();
  }

  @Test
  void the_contexts_of_the_suites_are_known() {
    var sent = credential(did(RDFC));
    sent.withArray("@context").add("https://www.w3.org/ns/credentials/examples/v2");
    sent.withArray("type").add("ExampleAlumniCredential");
    sent.withObject("/credentialSubject").put("alumniOf", "The School of Examples");
    var secured = issued(RDFC, sent);
    assertThat(secured.get("@context")).isEqualTo(sent.get("@context"));
    assertThat(VcApiRequests.verifies(secured, conformance.canonicalizer())).isTrue();
  }

  @Test
  void a_document_may_bring_words_of_its_own_but_not_redefine_those_of_the_data_model() {
    var sent = credential(did(RDFC));
    sent.withArray("type").add("ExampleTestCredential");
    refused(issue(RDFC, sent));
    var words = sent.withArray("@context").addObject();
    words.put("ExampleTestCredential", "https://example.org/#ExampleTestCredential");
    assertThat(issued(RDFC, sent).get("@context")).isEqualTo(sent.get("@context"));
    words.put("VerifiableCredential", "https://example.org/#BadVerifiableCredential");
    refused(issue(RDFC, sent));
  }

  @Test
  void a_proof_of_the_earlier_type_brings_its_context() {
    var sent = credential(did(SIGNATURE_2020));
    var secured = issued(SIGNATURE_2020, sent);
    assertThat(secured.at("/@context/1").asText())
        .isEqualTo("https://w3id.org/security/suites/ed25519-2020/v1");
    assertThat(secured.at("/proof/type").asText()).isEqualTo("Ed25519Signature2020");
    assertThat(secured.get("proof").has("cryptosuite")).isFalse();
    var read = SecuredDocument.of(secured);
    assertThat(
            EddsaCryptosuites.signature2020(conformance.canonicalizer())
                .verifyProof(
                    read.unsecuredDocument(),
                    read.proofs().getFirst(),
                    Multikey.decode(did(SIGNATURE_2020).substring("did:key:".length()))))
        .isPresent();
    sent.withArray("type").add("InvalidType");
    refused(issue(SIGNATURE_2020, sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digestSRI | sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU | 201",
        "digestSRI | sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYV | 400",
        "digestMultibase | uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ | 201",
        "digestMultibase | uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzA | 400",
        "mediaType | application/ld+json | 400"
      })
  void the_digest_of_a_resource_that_we_hold_is_its_own(String member, String value, int status) {
    var sent = credential(did(RDFC));
    sent.putArray("relatedResource")
        .addObject()
        .put("id", "https://www.w3.org/ns/credentials/v2")
        .put(member, value);
    issue(RDFC, sent).statusCode(status);
  }

  @Test
  void nothing_is_derived_where_everything_is_shown_or_nothing() {
    var derivation = StrictJson.object();
    derivation.set("verifiableCredential", issued(RDFC, credential(did(RDFC))));
    derivation.putObject("options").putArray("selectivePointers").add("/credentialSubject/id");
    refused(post(RDFC + "/credentials/derive", derivation, Optional.empty()));
  }

  @Test
  void who_logs_in_needs_the_role_all_the_same() {
    issue(RDFC, credential(did(RDFC)), Tokens.of(Tokens.UNIVERSITY, "issuer")).statusCode(201);
    issue(RDFC, credential(did(RDFC)), Tokens.of(Tokens.UNIVERSITY, "auditor")).statusCode(403);
    issue(RDFC, credential(did(RDFC)), "no token").statusCode(401);
  }

  /** The suites know no other statuses. */
  private static void refused(ValidatableResponse response) {
    response.statusCode(oneOf(400, 422)).contentType("application/problem+json");
  }
}
