package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.ConformanceStack.SELECTIVE;
import static nl.microcredentials.issuer.vcapi.ConformanceStack.did;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.bit;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issued;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.post;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.request;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.secured;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusList;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusUpdate;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.updateStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VC API, Issue and Derive Credential, with {@code ecdsa-sd-2023}. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(ConformanceStack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectiveDisclosureTest {

  /** The first bytes of a base proof, d9 5d 00, and of a derived one, d9 5d 01. */
  private static final String BASE = "u2V0A";

  private static final String DERIVED = "u2V0B";

  @Inject ConformanceProfile conformance;

  @ParameterizedTest
  @ValueSource(strings = {"/credentialSubject/invalidPointer", "/non/existent/path", "issuer"})
  void a_mandatory_pointer_that_leads_nowhere_is_refused(String pointer) {
    refused(issuing(pointer));
  }

  @Test
  void the_base_proof_is_one_object_in_base64url() {
    var proof = issued(SELECTIVE, credential(did(SELECTIVE))).get("proof");
    assertThat(proof.get("cryptosuite").asText()).isEqualTo("ecdsa-sd-2023");
    assertThat(proof.get("proofValue").asText()).startsWith(BASE).matches("u[A-Za-z0-9_-]+");
  }

  @Test
  void a_holder_shows_a_part_with_issuer_and_status() {
    var base = issued(SELECTIVE, credential(did(SELECTIVE)));
    var shown = secured(derive(base, "/credentialSubject/id").statusCode(201));
    assertThat(shown.at("/proof/proofValue").asText()).startsWith(DERIVED);
    assertThat(shown.get("issuer")).isEqualTo(base.get("issuer"));
    assertThat(shown.get("credentialStatus")).isEqualTo(base.get("credentialStatus"));
    assertThat(shown.get("credentialSubject"))
        .isEqualTo(StrictJson.object().put("id", "did:example:alice"));
    assertThat(VcApiRequests.verifies(shown, conformance.canonicalizer())).isTrue();
    shown.withObject("/credentialSubject").put("id", "did:example:bob");
    assertThat(VcApiRequests.verifies(shown, conformance.canonicalizer())).isFalse();
  }

  @Test
  void the_status_is_shown_also_if_the_caller_chose_what_is_mandatory() {
    var base = secured(issuing("/issuer").statusCode(201));
    var shown = secured(derive(base, "/credentialSubject/name").statusCode(201));
    updateStatus(statusUpdate(base, true), Optional.empty()).statusCode(200);
    assertThat(bit(shown.get("credentialStatus"))).isTrue();
  }

  @Test
  void a_status_list_is_for_everybody_and_secured_as_a_whole() {
    var base = issued(SELECTIVE, credential(did(SELECTIVE)));
    assertThat(statusList(base.get("credentialStatus")).at("/proof/cryptosuite").asText())
        .isEqualTo("ecdsa-rdfc-2019");
  }

  @Test
  void a_credential_without_id_is_shown_too() {
    var unnamed = credential(did(SELECTIVE));
    unnamed.remove("id");
    var shown =
        secured(derive(issued(SELECTIVE, unnamed), "/credentialSubject/id").statusCode(201));
    assertThat(VcApiRequests.verifies(shown, conformance.canonicalizer())).isTrue();
  }

  @Test
  void what_is_no_base_proof_is_not_derived_from() {
    var base = issued(SELECTIVE, credential(did(SELECTIVE)));
    var value = base.at("/proof/proofValue").asText();
    for (var damaged :
        new String[] {
          value.substring(1), value.charAt(0) + value.substring(4), "a", "u", DERIVED + "AA"
        }) {
      var damage = base.deepCopy();
      damage.withObject("/proof").put("proofValue", damaged);
      refused(derive(damage, "/credentialSubject/id"));
    }
    var empty = base.deepCopy();
    empty.putObject("proof");
    refused(derive(empty, "/credentialSubject/id"));
    empty.remove("proof");
    refused(derive(empty, "/credentialSubject/id"));
    var shown = secured(derive(base, "/credentialSubject/id").statusCode(201));
    refused(derive(shown, "/credentialSubject/id"));
    refused(derive(base, "/credentialSubject/invalidPointer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'verifiableCredential':{}}",
        "{'verifiableCredential':{},'options':{}}",
        "{'verifiableCredential':{},'options':{'selectivePointers':'/issuer'}}",
        "{'verifiableCredential':{},'options':{'selectivePointers':[4]}}",
        "{'verifiableCredential':'x','options':{'selectivePointers':['/issuer']}}",
        "{'verifiableCredential':{},'options':{'selectivePointers':['/issuer']}}",
        "{'verifiableCredential':{'proof':[]},'options':{'selectivePointers':['/issuer']}}"
      })
  void a_malformed_request_is_refused(String json) {
    var request = StrictJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    refused(post(SELECTIVE + "/credentials/derive", request, Optional.empty()));
  }

  private static ValidatableResponse issuing(String mandatoryPointer) {
    var request = request(credential(did(SELECTIVE)));
    request.putObject("options").putArray("mandatoryPointers").add(mandatoryPointer);
    return post(SELECTIVE + "/credentials/issue", request, Optional.empty());
  }

  private static ValidatableResponse derive(ObjectNode base, String pointer) {
    var request = StrictJson.object();
    request.putObject("options").putArray("selectivePointers").add(pointer);
    request.set("verifiableCredential", base);
    return post(SELECTIVE + "/credentials/derive", request, Optional.empty());
  }

  private static void refused(ValidatableResponse response) {
    response.statusCode(oneOf(400, 422)).contentType("application/problem+json");
  }
}
