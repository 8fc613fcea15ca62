package nl.microcredentials.verifier.vcapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.integrity.EcdsaCryptosuites;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.integrity.sd.EcdsaSd2023;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The VC-API as the suites of the standards drive it: no login, and issuers that are keys. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@TestProfile(VcApiConformanceTest.Conformance.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcApiConformanceTest extends Verifying {

  public static final class Conformance implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("verifier.conformance", "true");
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Canonicalizer CANONICALIZER =
      new Canonicalizer(JsonLdContexts.conformance());

  /** Somebody who is a key. */
  private record Party(KeyPair keys, KeyType type) {

    static Party of(KeyType type) {
      return new Party(
          type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM), type);
    }

    String did() {
      return "did:key:" + Multikey.encode(keys.getPublic());
    }

    String method() {
      return did() + '#' + Multikey.encode(keys.getPublic());
    }

    Signer signer() {
      return type == KeyType.ED25519
          ? Ed25519.signer(keys.getPrivate())
          : Ecdsa.signer(keys.getPrivate(), RANDOM);
    }

    ObjectNode sign(ObjectNode document, WholeDocumentCryptosuite suite, String purpose) {
      return sign(document, suite, options -> options.put("proofPurpose", purpose));
    }

    ObjectNode sign(
        ObjectNode document, WholeDocumentCryptosuite suite, Consumer<ObjectNode> change) {
      var options = options(suite.name());
      change.accept(options);
      var signed = document.deepCopy();
      signed.set("proof", suite.createProof(document, options, signer()));
      return signed;
    }

    ObjectNode options(String suite) {
      return StrictJson.object()
          .put("type", "DataIntegrityProof")
          .put("cryptosuite", suite)
          .put("created", "2026-11-23T09:00:00Z")
          .put("verificationMethod", method())
          .put("proofPurpose", "assertionMethod");
    }
  }

  private final Party edwards = Party.of(KeyType.ED25519);
  private final WholeDocumentCryptosuite rdfc = EddsaCryptosuites.rdfc2022(CANONICALIZER);

  private static ObjectNode credential(String issuer) {
    return json(
        """
        {"@context": ["https://www.w3.org/ns/credentials/v2"],
         "id": "urn:uuid:6f1c8f0e-4a7d-4b53-9f0e-2c1d3a4b5c6d",
         "type": ["VerifiableCredential"], "issuer": "%s",
         "credentialSubject": {"id": "did:example:subject", "name": "Alice"}}
        """
            .formatted(issuer));
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }

  private static ValidatableResponse post(String path, String body) {
    return given().contentType("application/json").body(body).post("/vc-api" + path).then();
  }

  private static ValidatableResponse verify(ObjectNode credential) {
    return verify("/credentials/verify", credential, "{\"checks\": [\"proof\"]}");
  }

  private static ValidatableResponse verify(String path, ObjectNode credential, String options) {
    return post(
        path, "{\"verifiableCredential\": %s, \"options\": %s}".formatted(credential, options));
  }

  private static void assertVerified(ValidatableResponse response) {
    response.statusCode(200).body("verified", is(true)).body("errors", nullValue());
  }

  static List<Arguments> suites() {
    return List.of(
        Arguments.of(EddsaCryptosuites.rdfc2022(CANONICALIZER), KeyType.ED25519),
        Arguments.of(EddsaCryptosuites.jcs2022(), KeyType.ED25519),
        Arguments.of(EcdsaCryptosuites.rdfc2019(CANONICALIZER), KeyType.P_256),
        Arguments.of(EcdsaCryptosuites.rdfc2019(CANONICALIZER), KeyType.P_384),
        Arguments.of(EcdsaCryptosuites.jcs2019(), KeyType.P_256),
        Arguments.of(EcdsaCryptosuites.jcs2019(), KeyType.P_384));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void each_suite_is_verified(WholeDocumentCryptosuite suite, KeyType keyType) {
    var issuer = Party.of(keyType);
    var signed = issuer.sign(credential(issuer.did()), suite, "assertionMethod");
    assertVerified(verify(signed));
    verify(signed.put("name", "Other")).statusCode(400);
  }

  @Test
  void what_a_holder_shows_of_a_credential_is_verified_the_base_proof_is_not() {
    var issuer = Party.of(KeyType.P_256);
    var suite = new EcdsaSd2023(CANONICALIZER, RANDOM);
    var document = credential(issuer.did());
    var base = document.deepCopy();
    base.set(
        "proof",
        suite.createBaseProof(
            document, issuer.options(EcdsaSd2023.NAME), issuer.signer(), List.of("/issuer")));
    assertVerified(verify(suite.deriveProof(base, List.of("/credentialSubject/id"))));
    verify(base).statusCode(400);
  }

  @Test
  void a_JWT_in_an_envelope_is_verified() {
    var jwt =
        VcJwt.sign(
            credential(edwards.did()),
            JwtClaims.issuedAt(world.now),
            edwards.method(),
            edwards.signer());
    assertVerified(verify(Envelope.of("application/vc+jwt", jwt).toJson()));
  }

  @Test
  void credentials_of_the_earlier_model_are_verified() {
    var document =
        json(
            """
            {"@context": ["https://www.w3.org/2018/credentials/v1",
               "https://w3id.org/security/suites/ed25519-2020/v1"],
             "type": ["VerifiableCredential"], "issuer": "%s",
             "issuanceDate": "2020-03-16T22:37:26.544Z",
             "credentialSubject": {"id": "did:example:subject"}}
            """
                .formatted(edwards.did()));
    var signed =
        edwards.sign(
            document,
            EddsaCryptosuites.signature2020(CANONICALIZER),
            options -> {
              options.put("type", "Ed25519Signature2020").remove("cryptosuite");
            });
    assertVerified(verify(signed));
    verify(signed.put("issuanceDate", "2020-03-16T22:37:26.545Z")).statusCode(400);
  }

  @Test
  void whose_signature_it_is_only_the_lenient_form_does_not_ask() {
    var signed =
        edwards.sign(credential("https://vc.example/issuers/5678"), rdfc, "assertionMethod");
    verify(signed).statusCode(400).body("type", endsWith("#INVALID_VERIFICATION_METHOD"));
    assertVerified(verify("/lenient/credentials/verify", signed, "{}"));
    signed.put("name", "Other");
    verify("/lenient/credentials/verify", signed, "{}").statusCode(400);
  }

  @Test
  void a_chain_by_several_keys_is_verified() {
    var other = Party.of(KeyType.ED25519);
    var document = credential(edwards.did());
    var first =
        other.sign(
            document, rdfc, options -> options.put("id", "urn:uuid:first").remove("created"));
    var list = document.deepCopy();
    list.putArray("proof").add(first.get("proof"));
    var second =
        edwards
            .sign(list, rdfc, options -> options.put("previousProof", "urn:uuid:first"))
            .get("proof");
    list.withArray("proof").add(second);
    assertVerified(verify(list));
    ((ObjectNode) list.at("/proof/1")).put("previousProof", "urn:uuid:other");
    verify(list).statusCode(400);
  }

  @Test
  void a_presentation_answers_what_was_asked() {
    var holder = Party.of(KeyType.P_256);
    var presentation =
        json(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiablePresentation"], "holder": "%s"}
            """
                .formatted(holder.did()));
    presentation
        .putArray("verifiableCredential")
        .add(edwards.sign(credential(edwards.did()), rdfc, "assertionMethod"));
    var suite = EcdsaCryptosuites.rdfc2019(CANONICALIZER);
    var signed =
        holder.sign(
            presentation,
            suite,
            options ->
                options
                    .put("proofPurpose", "authentication")
                    .put("domain", "verifier.example")
                    .put("challenge", "7f3a"));
    present(signed, "verifier.example", "7f3a").statusCode(200).body("verified", is(true));
    present(signed, "verifier.example", "7f3b")
        .statusCode(400)
        .body("type", endsWith("#INVALID_CHALLENGE_ERROR"));
    present(signed, "other.example", "7f3a")
        .statusCode(400)
        .body("type", endsWith("#INVALID_DOMAIN_ERROR"));
    ((ObjectNode) signed.at("/verifiableCredential/0")).put("name", "Other");
    present(signed, "verifier.example", "7f3a").statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"verifiableCredential\": [],"})
  void a_presentation_may_present_nothing(String credentials) {
    var presentation =
        json(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2"], %s
             "type": "VerifiablePresentation"}
            """
                .formatted(credentials));
    var signed = edwards.sign(presentation, rdfc, "authentication");
    post("/presentations/verify", "{\"verifiablePresentation\": %s}".formatted(signed))
        .statusCode(200);
    post("/presentations/verify", "{\"verifiablePresentation\": %s}".formatted(presentation))
        .statusCode(400);
  }

  private static ValidatableResponse present(ObjectNode signed, String domain, String challenge) {
    return post(
        "/presentations/verify",
        """
        {"verifiablePresentation": %s, "options": {"domain": "%s", "challenge": "%s"}}
        """
            .formatted(signed, domain, challenge));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "{}",
        "{\"options\": {}}",
        "{\"verifiableCredential\": null}",
        "{\"verifiableCredential\": \"x\"}",
        "{\"verifiableCredential\": []}",
        "{\"verifiableCredential\": {}}",
        "{\"verifiableCredential\": {}, \"options\": 7}",
        "{\"verifiableCredential\": {\"type\": [\"NonconformingDocument\"]}}",
        "{\"verifiableCredential\": {}, \"options\": {\"domain\": 7}}"
      })
  void other_bodies_are_refused(String body) {
    var status = post("/credentials/verify", body).extract().statusCode();
    assertThat(status).isIn(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@context", "type", "issuer", "credentialSubject", "proof"})
  void no_member_may_be_something_else(String member) {
    for (var value :
        List.of("null", "true", "10", "[]", "[[]]", "[{}]", "[null]", "[10]", "\"text\"", "{}")) {
      var signed = edwards.sign(credential(edwards.did()), rdfc, "assertionMethod");
      signed.set(member, StrictJson.parse(value.getBytes(UTF_8)));
      for (var path : List.of("/credentials/verify", "/lenient/credentials/verify")) {
        verify(path, signed, "{}").statusCode(anyOf(is(400), is(422)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue"})
  void no_member_of_the_proof_may_be_missing_or_another(String member) {
    var signed = edwards.sign(credential(edwards.did()), rdfc, "assertionMethod");
    var proof = (ObjectNode) signed.get("proof");
    for (var value : List.of("null", "\"\"", "\"unknown\"", "7", "{}", "[]")) {
      proof.set(member, StrictJson.parse(value.getBytes(UTF_8)));
      verify(signed).statusCode(anyOf(is(400), is(422)));
    }
    proof.remove(member);
    verify(signed).statusCode(anyOf(is(400), is(422)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"expectedProofPurpose\": \"authentication\"}",
        "{\"expectedProofPurpose\": \"invalidPurpose\"}"
      })
  void a_proof_for_another_purpose_than_expected_is_refused(String options) {
    var signed = edwards.sign(credential(edwards.did()), rdfc, "assertionMethod");
    verify("/credentials/verify", signed, options).statusCode(anyOf(is(400), is(422)));
  }

  @Test
  void what_would_be_lost_is_refused() {
    var signed = edwards.sign(credential(edwards.did()), rdfc, "assertionMethod");
    ((ObjectNode) signed.get("credentialSubject")).put("undefinedTerm", "x");
    verify(signed).statusCode(400);
    var jcs = EddsaCryptosuites.jcs2022();
    var document = credential(edwards.did());
    document.put("undefinedTerm", "x");
    verify(edwards.sign(document, jcs, "assertionMethod")).statusCode(400);
  }
}
