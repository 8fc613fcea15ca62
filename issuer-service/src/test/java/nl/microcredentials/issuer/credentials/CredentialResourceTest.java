package nl.microcredentials.issuer.credentials;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.security.PublicKey;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CredentialResourceTest {

  private static final String ISSUED_IN_ERROR = "{\"reason\":\"issued-in-error\"}";
  private static final String UNDER_INVESTIGATION = "{\"reason\":\"under-investigation\"}";

  private String id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    id = issued();
  }

  @Test
  void the_signed_credential_verifies_with_the_key_of_the_did_document() {
    assertThat(verifies(signed())).isTrue();
  }

  @Test
  void revocation_flips_the_bit_and_nothing_else() {
    var status = signed().withObject("/credentialStatus");
    assertThat(bit(status)).isFalse();
    post("revocation", ISSUED_IN_ERROR).statusCode(200).body("status", is("revoked"));
    assertThat(bit(status)).isTrue();
    get("").statusCode(200).body("status", is("revoked"));
    assertThat(verifies(signed())).isTrue();
  }

  @Test
  void revoking_again_changes_nothing() {
    post("revocation", ISSUED_IN_ERROR).statusCode(200);
    post("revocation", "{\"reason\":\"fraud\"}").statusCode(200).body("status", is("revoked"));
    get("history").body("events.kind", contains("issued", "revoked"));
    get("history").body("events.reason[1]", is("issued-in-error"));
  }

  @Test
  void a_revocation_is_final() {
    post("revocation", ISSUED_IN_ERROR).statusCode(200);
    post("suspension", UNDER_INVESTIGATION)
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:state-conflict"));
    delete("suspension").statusCode(409);
  }

  @Test
  void a_suspension_can_end() {
    post("suspension", UNDER_INVESTIGATION).statusCode(200).body("status", is("suspended"));
    delete("suspension").statusCode(200).body("status", is("active"));
    get("history").body("events.kind", contains("issued", "suspended", "reinstated"));
    assertThat(bit(signed().withObject("/credentialStatus"))).isFalse();
  }

  @Test
  void the_same_completion_after_revocation_still_gives_the_revoked_credential() {
    var completion = Completions.fresh();
    var first = Completions.report(completion).statusCode(201).extract().<String>path("id");
    id = first.substring("urn:uuid:".length());
    post("revocation", ISSUED_IN_ERROR).statusCode(200);
    Completions.report(completion)
        .statusCode(200)
        .body("id", is(first))
        .body("status", is("revoked"));
    completion.withObject("/source").put("id", UUID.randomUUID().toString());
    Completions.report(completion).statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":null}",
        "{\"reason\":\"\"}",
        "{\"reason\":\"Fraud\"}",
        "{\"reason\":\"because of Jan\"}",
        "{\"reason\":[\"fraud\"]}",
        "{\"reason\":\"fraud\",\"text\":\"x\"}"
      })
  void the_reason_is_on_the_closed_list(String body) {
    post("revocation", body).statusCode(400).body("type", endsWith("#MALFORMED_VALUE_ERROR"));
    get("").body("status", is("active"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "history", "receipt"})
  void another_institution_sees_nothing(String path) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "issuer"))
        .get("/v1/credentials/" + id + '/' + path)
        .then()
        .statusCode(404);
  }

  @Test
  void another_institution_cannot_revoke() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "issuer"))
        .contentType(ContentType.JSON)
        .body(ISSUED_IN_ERROR)
        .post("/v1/credentials/" + id + "/revocation")
        .then()
        .statusCode(404);
    get("").body("status", is("active"));
  }

  @Test
  void an_auditor_may_look_and_not_touch() {
    var token = Tokens.of(Tokens.UNIVERSITY, "auditor");
    given().auth().oauth2(token).get("/v1/credentials/" + id).then().statusCode(200);
    given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(ISSUED_IN_ERROR)
        .post("/v1/credentials/" + id + "/revocation")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "x", "1", "%00"})
  void a_credential_that_does_not_exist_is_not_found(String unknown) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .urlEncodingEnabled(false)
        .get("/v1/credentials/" + unknown)
        .then()
        .statusCode(404);
  }

  @Test
  void a_status_list_never_goes_back_in_time() throws SQLException {
    var entry = (ObjectNode) signed().get("credentialStatus");
    var list = entry.path("statusListCredential").textValue();
    var ahead = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
    changedBySomebodyWhoseClockIsAhead(list.substring(list.lastIndexOf('/') + 1), ahead);
    assertThat(bit(entry)).isFalse();
    post("revocation", "{\"reason\": \"fraud\"}").statusCode(200);
    assertThat(bit(entry)).isTrue();
    var validFrom =
        given()
            .get(list.substring("http://localhost:8081".length()))
            .jsonPath()
            .getString("validFrom");
    assertThat(Instant.parse(validFrom)).isAfterOrEqualTo(ahead);
  }

  private static void changedBySomebodyWhoseClockIsAhead(String list, Instant time)
      throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var update =
            connection.prepareStatement(
                "update issuer.status_list set changed_at = ?::timestamptz where id = ?::uuid")) {
      update.setString(1, time.toString());
      update.setString(2, list);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private ObjectNode signed() {
    return Completions.json(
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + id)
            .then()
            .statusCode(200)
            .contentType("application/vc")
            .extract()
            .asString());
  }

  private static boolean bit(ObjectNode entry) {
    var url = entry.path("statusListCredential").textValue();
    var list =
        Completions.json(
            given()
                .get(url.substring("http://localhost:8081".length()))
                .then()
                .statusCode(200)
                .contentType("application/vc")
                .extract()
                .asString());
    assertThat(verifies(list)).isTrue();
    assertThat(list.at("/credentialSubject/statusPurpose").textValue()).isEqualTo("revocation");
    return BitstringStatusList.decode(list.at("/credentialSubject/encodedList").textValue())
        .isSet(Long.parseLong(entry.path("statusListIndex").textValue()));
  }

  private static boolean verifies(ObjectNode credential) {
    var secured = SecuredDocument.of(credential);
    var proof = secured.proofs().getFirst();
    return Cryptosuites.standard()
        .named(proof.cryptosuite())
        .orElseThrow()
        .verifyProof(
            secured.unsecuredDocument(), proof, keyOfDidDocument(proof.verificationMethod()))
        .isPresent();
  }

  private static PublicKey keyOfDidDocument(String verificationMethod) {
    var document = given().get("/universiteit-aan-zee/did.json").then().statusCode(200);
    document.body("assertionMethod", hasItem(verificationMethod));
    document.body("verificationMethod[0].id", is(verificationMethod));
    return Multikey.decode(document.extract().path("verificationMethod[0].publicKeyMultibase"));
  }

  private ValidatableResponse get(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .accept(ContentType.JSON)
        .get("/v1/credentials/" + id + (path.isEmpty() ? "" : '/' + path))
        .then();
  }

  private ValidatableResponse post(String path, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/" + id + '/' + path)
        .then();
  }

  private ValidatableResponse delete(String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .delete("/v1/credentials/" + id + '/' + path)
        .then();
  }
}
