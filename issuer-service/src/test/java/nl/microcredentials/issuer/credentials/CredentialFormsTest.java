package nl.microcredentials.issuer.credentials;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwsAlgorithm;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.JwtVcIssuerMetadata;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialRules;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One award in the forms that callers ask for; RFC 9110, 12.5.1: Accept. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CredentialFormsTest {

  private static final String OPEN_BADGE = "application/vc";
  private static final String VC_JWT = "application/vc+jwt";
  private static final String SD_JWT_VC = "application/dc+sd-jwt";
  private static final String ISSUER = "https://localhost:8081/universiteit-aan-zee";

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/vp",
        "application/vc+sd-jwt",
        "application/jwt",
        "application/vc+jwt;q=0",
        "text/*, image/png;q=0.5"
      })
  void another_form_is_not_acceptable(String accept) {
    Forms.get(issued(), accept)
        .statusCode(406)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:not-acceptable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "/", "a/b/c", ";;;", "application/vc;q=x", "application/vc;q=9", ","})
  void what_is_no_media_type_does_no_harm(String accept) {
    var status = Forms.get(issued(), accept).extract().statusCode();
    assertThat(status).isIn(200, 400, 406);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN_BADGE, VC_JWT, SD_JWT_VC})
  void another_institution_sees_no_form(String accept) {
    Forms.get(Tokens.APPLIED, issued(), accept)
        .statusCode(404)
        .body("type", is("urn:microcredential:problem:not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN_BADGE, VC_JWT, SD_JWT_VC})
  void who_does_not_say_who_they_are_sees_no_form(String accept) {
    var id = issued();
    given().header("Accept", accept).get("/v1/credentials/" + id).then().statusCode(401);
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
        .header("Accept", accept)
        .get("/v1/credentials/" + id)
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|application/json",
        "application/*|application/json",
        "application/json|application/json",
        "application/vc|application/vc",
        "application/vc+jwt|application/vc+jwt",
        "application/dc+sd-jwt|application/dc+sd-jwt",
        "application/vc+jwt;q=0.5, application/dc+sd-jwt;q=0.9|application/dc+sd-jwt",
        "application/vc+jwt;q=0.9, application/dc+sd-jwt;q=0.5|application/vc+jwt",
        "application/*;q=0.1, application/vc;q=0.2|application/vc",
        "application/json;q=0, application/vc+jwt;q=0.1|application/vc+jwt",
        "text/html, */*;q=0.1, application/vc;q=0.5|application/vc"
      })
  void the_form_is_the_one_that_the_caller_likes_best(String accept, String type) {
    Forms.get(issued(), accept)
        .statusCode(200)
        .contentType(type)
        .header("Vary", containsString("Accept"))
        .header("Cache-Control", "no-store");
  }

  @Test
  void every_form_is_the_same_to_the_letter_each_time() {
    var id = issued();
    for (var form : List.of(OPEN_BADGE, VC_JWT, SD_JWT_VC)) {
      assertThat(Forms.text(id, form)).isEqualTo(Forms.text(id, form));
    }
  }

  @Test
  void the_JWT_holds_the_Open_Badge_and_verifies_with_the_published_key() {
    var id = issued();
    var badge = openBadge(id);
    var jwt = CompactJws.parse(Forms.text(id, VC_JWT));
    assertThat(jwt.algorithm()).isEqualTo(JwsAlgorithm.EDDSA);
    assertThat(jwt.type()).isEqualTo("vc+jwt");
    assertThat(jwt.contentType()).isEqualTo("vc");
    var verified = VcJwt.read(jwt.toString()).verify(methodsOfDid(), Instant.now());
    assertThat(verified.document().document()).isEqualTo(badge);
    assertThat(verified.signedAt()).contains(Instant.parse(badge.get("validFrom").textValue()));
    assertThat(Forms.commitments(id)).contains(commitment(badge));
  }

  @Test
  void the_attestation_verifies_with_the_metadata_of_its_issuer() {
    var id = issued();
    var attestation = SdJwt.parse(Forms.text(id, SD_JWT_VC));
    assertThat(attestation.jwt().algorithm()).isEqualTo(JwsAlgorithm.ES256);
    var verified = verified(attestation);
    assertThat(MicrocredentialRules.check(verified, Instant.now())).isEmpty();
    assertThat(MicrocredentialRules.withheld(verified)).isEmpty();
    var claims = verified.claims();
    assertThat(claims.get("givenName").textValue()).isEqualTo("Sanne");
    assertThat(claims.get("familyName").textValue()).isEqualTo("Jansen");
    assertThat(claims.get("identifier").textValue()).isEqualTo("urn:uuid:" + id);
    assertThat(claims.get("grade").textValue()).isEqualTo("8.5");
    assertThat(claims.has("exp")).isFalse();
  }

  @Test
  void only_what_verifiers_need_is_open_to_all() {
    var open = SdJwt.parse(Forms.text(issued(), SD_JWT_VC)).payload();
    assertThat(open.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "iss",
            "iat",
            "vct",
            "vct#integrity",
            "attestation_legal_category",
            "status",
            "registration",
            "_sd",
            "_sd_alg");
    assertThat(open.toString()).doesNotContain("Sanne", "Jansen", "8.5", "Quantum");
  }

  @Test
  void all_forms_have_one_status_and_one_entry_in_the_registry() {
    var id = issued();
    var badge = openBadge(id);
    var entry = badge.get("credentialStatus");
    var verified = verified(SdJwt.parse(Forms.text(id, SD_JWT_VC)));
    var status = verified.status().orElseThrow();
    assertThat(status.index()).isEqualTo(entry.path("statusListIndex").asLong());
    assertThat(status.uri().toString().replace("/token-status-lists/", "/status-lists/"))
        .isEqualTo(entry.path("statusListCredential").textValue());
    var registration = verified.registration().orElseThrow();
    assertThat(registration.record()).hasToString(id);
    assertThat(registration.log()).isEqualTo(badge.at("/registration/log").textValue());
    assertThat(Multibase.base64Url(registration.salt()))
        .isNotEqualTo(badge.at("/registration/salt").textValue());
    assertThat(Forms.commitments(id))
        .containsExactly(commitment(badge), registration.commitmentTo(verified.signed()));
  }

  @Test
  void two_awards_have_nothing_secret_in_common() {
    var one = verified(SdJwt.parse(Forms.text(issued(), SD_JWT_VC)));
    var other = verified(SdJwt.parse(Forms.text(issued(), SD_JWT_VC)));
    assertThat(one.registration().orElseThrow().salt())
        .isNotEqualTo(other.registration().orElseThrow().salt());
    assertThat(one.payload().disclosed().values())
        .extracting(Object::toString)
        .doesNotContainAnyElementsOf(
            other.payload().disclosed().values().stream().map(Object::toString).toList());
  }

  @Test
  void a_learner_with_a_wallet_can_show_that_the_attestation_is_theirs() {
    var keys = Ed25519.generate(new SecureRandom());
    var completion =
        Completions.fresh(
            one -> one.withObject("/learner").put("holder", DidKey.of(keys.getPublic())));
    var id = idOf(completion);
    var binding = new KeyBinding("https://employer.example", "n-1");
    var shown =
        SdJwt.parse(Forms.text(id, SD_JWT_VC))
            .disclosing("title")
            .bound(binding, Instant.now(), Ed25519.signer(keys.getPrivate()));
    var verified =
        SdJwtVc.read(shown.toString()).verify(methodsOfUrl(), Optional.of(binding), Instant.now());
    assertThat(verified.claims().has("givenName")).isFalse();
    assertThat(openBadge(id).at("/credentialSubject/id").textValue())
        .isEqualTo(DidKey.of(keys.getPublic()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc", // X25519, for encryption
        "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", // secp256k1
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW" // shorter than its kind
      })
  void a_wallet_of_another_kind_is_refused(String holder) {
    Completions.report(Completions.fresh(one -> one.withObject("/learner").put("holder", holder)))
        .statusCode(400)
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"))
        .body("detail", not(containsString(holder)));
  }

  private static String idOf(ObjectNode completion) {
    return Completions.report(completion)
        .statusCode(201)
        .extract()
        .<String>path("id")
        .substring("urn:uuid:".length());
  }

  /** Without its proof. */
  private static ObjectNode openBadge(String id) {
    var badge = Completions.json(Forms.text(id, OPEN_BADGE));
    badge.remove("proof");
    return badge;
  }

  private static String commitment(ObjectNode badge) {
    var salt = Multibase.decode(badge.at("/registration/salt").textValue());
    return Commitment.of(salt, Cryptosuites.documentHash(badge));
  }

  private static VerifiedSdJwtVc verified(SdJwt attestation) {
    return SdJwtVc.read(attestation.toString())
        .verify(methodsOfUrl(), Optional.empty(), Instant.now());
  }

  /** What a verifier finds that knows the issuer by its URL. */
  private static VerificationMethods methodsOfUrl() {
    var path = JwtVcIssuerMetadata.location(ISSUER).getRawPath();
    return JwtVcIssuerMetadata.read(given().get(path).asByteArray(), ISSUER).methods();
  }

  /** What a verifier finds that knows the issuer by its DID. */
  private static VerificationMethods methodsOfDid() {
    var document = Completions.json(given().get("/universiteit-aan-zee/did.json").asString());
    return (url, _, _) ->
        document
            .path("verificationMethod")
            .valueStream()
            .filter(method -> method.path("id").asText().equals(url))
            .map(method -> Multikey.decode(method.path("publicKeyMultibase").textValue()))
            .map(key -> new VerificationMethod(url, document.get("id").textValue(), key))
            .findAny()
            .orElseThrow();
  }
}
