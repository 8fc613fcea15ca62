package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that were changed, or signed by somebody else, or in another way. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofVerdictTest extends Verifying {

  @ParameterizedTest
  @CsvSource({
    "/name, 'Data analysi'",
    "/awardedDate, '2026-11-01T00:00:00Z'",
    "/id, urn:uuid:6f1c8f0e-4a7d-4b53-9f0e-2c1d3a4b5c6d",
    "/credentialSubject/achievement/name, Medicine"
  })
  void a_changed_value_breaks_the_signature(String pointer, String value) {
    var credential = world.registeredCredential();
    set(credential, pointer, value);
    assertInvalid(credential, "proof", CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentialStatus", "registration", "validFrom"})
  void a_removed_member_breaks_the_signature(String member) {
    var credential = world.registeredCredential();
    credential.remove(member);
    assertInvalid(credential, "proof", CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void nothing_of_an_unproven_credential_is_repeated_and_no_server_is_asked_about_it() {
    var credential = world.registeredCredential();
    credential.put("name", "<script>");
    var before = world.requests() - world.requestsTo("/trust-list");
    var report = report(credential);
    assertFound(report, "INVALID", "status", "not-made", CRYPTOGRAPHIC_SECURITY_ERROR);
    assertFound(report, "INVALID", "registration", "not-made", CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(report.<Object>get("credential")).isNull();
    assertThat(report.<Object>get("logCheckpoint")).isNull();
    assertThat(report.prettify()).doesNotContain("script");
    assertThat(world.requests() - world.requestsTo("/trust-list")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "type, Whatever, PROOF_VERIFICATION_ERROR",
    "type, , PROOF_VERIFICATION_ERROR",
    "type, Ed25519Signature2020, UNSUPPORTED_ALGORITHM",
    "cryptosuite, , UNSUPPORTED_ALGORITHM",
    "cryptosuite, EDDSA-RDFC-2022, UNSUPPORTED_ALGORITHM",
    "cryptosuite, eddsa-jcs-2022, CRYPTOGRAPHIC_SECURITY_ERROR",
    "cryptosuite, ecdsa-jcs-2019, UNSUPPORTED_ALGORITHM",
    "cryptosuite, ecdsa-rdfc-2019, UNSUPPORTED_ALGORITHM",
    "cryptosuite, JsonWebSignature2020, UNSUPPORTED_ALGORITHM",
    "proofPurpose, authentication, PROOF_VERIFICATION_ERROR",
    "verificationMethod, nonsense, INVALID_VERIFICATION_METHOD_URL",
    "verificationMethod, http://hogeschool.example/key, INVALID_VERIFICATION_METHOD_URL",
    "verificationMethod, javascript:alert(1), INVALID_VERIFICATION_METHOD_URL",
    "verificationMethod, did:web:hogeschool.example, INVALID_VERIFICATION_METHOD_URL",
    "verificationMethod, did:web:hogeschool.example#other, INVALID_VERIFICATION_METHOD",
    "verificationMethod, did:web:former.example#key-1, INVALID_VERIFICATION_METHOD",
    "proofValue, , PROOF_VERIFICATION_ERROR",
    "proofValue, '', PROOF_VERIFICATION_ERROR",
    "proofValue, uAAAA, PROOF_VERIFICATION_ERROR",
    "previousProof, urn:uuid:6f1c8f0e-4a7d-4b53-9f0e-2c1d3a4b5c6d, PROOF_VERIFICATION_ERROR",
    "created, , PROOF_VERIFICATION_ERROR",
    "created, 2026-11-20T09:00:00Z, CRYPTOGRAPHIC_SECURITY_ERROR",
    "created, 2126-11-20T09:00:00Z, PROOF_VERIFICATION_ERROR",
    "created, 2026-11-20t09:00:00Z, PROOF_VERIFICATION_ERROR",
    "expires, 2026-11-20T09:00:00Z, PROOF_VERIFICATION_ERROR",
    "domain, example.nl, CRYPTOGRAPHIC_SECURITY_ERROR",
    "nonce, abc, CRYPTOGRAPHIC_SECURITY_ERROR"
  })
  void a_changed_proof_does_not_hold(String member, String value, ProblemType type) {
    var credential = world.registeredCredential();
    set(credential, "/proof/0/" + member, value);
    assertInvalid(credential, "proof", type);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void a_signature_has_64_bytes(int length) {
    var credential = world.registeredCredential();
    set(credential, "/proof/0/proofValue", Multibase.base58(new byte[length]));
    assertInvalid(credential, "proof", PROOF_VERIFICATION_ERROR);
  }

  @Test
  void a_credential_without_proof_is_not_one() {
    var none = world.unsigned();
    assertInvalid(none, "proof", PROOF_VERIFICATION_ERROR);
    none.putArray("proof");
    assertInvalid(none, "proof", PROOF_VERIFICATION_ERROR);
    none.put("proof", "eyJ");
    assertInvalid(none, "proof", PROOF_VERIFICATION_ERROR);
    assertInvalid(StrictJson.object(), "proof", PROOF_VERIFICATION_ERROR);
  }

  @Test
  void a_second_proof_of_the_issuer_is_welcome_that_of_somebody_else_is_not() {
    var credential = world.registeredCredential();
    var unsecured = credential.deepCopy();
    unsecured.remove("proof");
    credential.withArray("proof").add(world.institution.proof(unsecured, world.now));
    assertValid(credential);
    credential.withArray("proof").add(world.stranger.proof(unsecured, world.now));
    assertInvalid(credential, "proof", INVALID_VERIFICATION_METHOD);
  }

  @Test
  void an_issuer_that_is_not_in_the_trust_list_is_not_trusted() {
    var unsigned = world.stranger.credential(World.ORIGIN, world.url() + World.LIST, 1, world.now);
    var credential = world.stranger.sign(unsigned, world.now);
    assertInvalid(credential, "proof", UNTRUSTED_ISSUER);
    assertInvalid(credential, "issuer", UNTRUSTED_ISSUER);
  }

  @Test
  void a_stranger_cannot_sign_for_an_institution() {
    var credential = world.stranger.sign(world.unsigned(), world.now);
    assertInvalid(credential, "proof", INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'name':'https://x.example#y'}]",
        "['https://www.w3.org/ns/credentials/v2',{'issuer':'https://x.example#y'}]",
        "['https://www.w3.org/ns/credentials/v2','https://x.example/context']",
        "['https://www.w3.org/ns/credentials/v2','file:///etc/passwd']",
        "['https://www.w3.org/ns/credentials/v2','jar:file:/x!/y']",
        "['https://www.w3.org/ns/credentials/v2','data:application/json,{}']",
        "['https://www.w3.org/ns/credentials/v2',{'@import':'https://x.example'}]",
        "['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',"
            + "'https://www.w3.org/ns/credentials/v2']",
        "'https://www.w3.org/ns/credentials/v2'",
        "[]",
        "{}"
      })
  void other_contexts_are_not_allowed(String contexts) {
    var credential = world.registeredCredential();
    credential.set("@context", StrictJson.parse(utf8(contexts.replace('\'', '"'))));
    assertInvalid(credential, "proof", CONTEXT_NOT_ALLOWED);
    assertInvalid(credential, "structure", CONTEXT_NOT_ALLOWED);
  }

  @Test
  void ten_thousand_contexts_and_a_nested_one_are_not_allowed() {
    var credential = world.registeredCredential();
    credential.withObject("/credentialSubject").putObject("@context").put("a", "https://x/y");
    assertInvalid(credential, "structure", CONTEXT_NOT_ALLOWED);
    var many = world.registeredCredential();
    for (var i = 0; i < 9_990; i++) {
      many.withArray("@context").add("https://www.w3.org/ns/credentials/v2");
    }
    assertInvalid(many, "structure", CONTEXT_NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "/issuer, null",
    "/issuer, []",
    "/issuer, {}",
    "/issuer, '\"no url\"'",
    "/id, '\"no url\"'",
    "/id, '[\"urn:uuid:1\",\"urn:uuid:2\"]'",
    "/type, '\"VerifiableCredential\"'",
    "/type, '[\"AchievementCredential\"]'",
    "/type, '[\"VerifiableCredential\",\"AchievementCredential\",\"Unmapped\"]'",
    "/type, '[\"EnvelopedVerifiableCredential\"]'",
    "/unmapped, 1",
    "/__proto__, '{\"a\":1}'",
    "/class, '\"java.lang.Runtime\"'",
    "/name, '{\"@value\":\"a\",\"@language\":\"en\",\"foo\":\"b\"}'",
    "/name, null",
    "/credentialSubject, '[]'",
    "/credentialSubject, '[{},{}]'",
    "/validFrom, '\"2026-02-30T00:00:00Z\"'",
    "/validFrom, '\"2026-11-20T24:00:00Z\"'",
    "/validFrom, '\"2026-11-20T00:00:00\"'",
    "/validFrom, '\"10000-11-20T00:00:00Z\"'",
    "/validFrom, '\"2026-11-20t00:00:00Z\"'",
    "/validFrom, '\"2026-11-20T00:00:60Z\"'",
    "/evidence, '[{\"id\":\"https://x.example\"}]'",
    "/credentialSchema, '[{\"type\":\"JsonSchema\"}]'"
  })
  void a_malformed_credential_says_so(String pointer, String json) {
    var credential = world.registeredCredential();
    credential.set(pointer.substring(1), StrictJson.parse(utf8(json)));
    assertInvalid(credential, "structure", MALFORMED_VALUE_ERROR);
  }

  @Test
  void no_changed_character_of_a_credential_is_valid_or_a_failure_of_ours() {
    var text = new String(StrictJson.write(world.registeredCredential()), StandardCharsets.UTF_8);
    for (var index = 0; index < text.length(); index += 7) {
      var changed = new StringBuilder(text);
      changed.setCharAt(index, changed.charAt(index) == 'x' ? 'y' : 'x');
      var response = send("application/vc", utf8(changed.toString()));
      assertThat(response.statusCode()).as(changed.toString()).isIn(200, 400);
      if (response.statusCode() == 200) {
        assertThat(response.jsonPath().getString("outcome"))
            .as(changed.toString())
            .isEqualTo("INVALID");
      }
    }
  }

  private static void set(ObjectNode credential, String pointer, String value) {
    var slash = pointer.lastIndexOf('/');
    var parent = (ObjectNode) credential.at(pointer.substring(0, slash));
    if (value == null) {
      parent.remove(pointer.substring(slash + 1));
    } else {
      parent.setAll(Map.of(pointer.substring(slash + 1), parent.textNode(value)));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
