package nl.microcredentials.issuer.keys;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.keys.Issuing.DID;
import static nl.microcredentials.issuer.keys.Issuing.didDocument;
import static nl.microcredentials.issuer.keys.Issuing.issue;
import static nl.microcredentials.issuer.keys.Issuing.keyOf;
import static nl.microcredentials.issuer.keys.Issuing.keys;
import static nl.microcredentials.issuer.keys.Issuing.resetClock;
import static nl.microcredentials.issuer.keys.Issuing.setClock;
import static nl.microcredentials.issuer.keys.Issuing.setting;
import static nl.microcredentials.issuer.keys.Issuing.signsNow;
import static nl.microcredentials.issuer.keys.Issuing.statusList;
import static nl.microcredentials.issuer.keys.Issuing.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What institutions see of their keys, and how they end one that leaked. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(KeyTrouble.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysResourceTest {

  private static final String SUSPICION = KeysResource.EXAMPLE;

  /** That of the profile; in others this class is a bean, too. */
  @Inject Clock clock;

  @ConfigProperty(name = "test.database-owner-url")
  String databaseOwner;

  @AfterEach
  void nothing_else_is_revoked() {
    resetClock();
    keys(Tokens.UNIVERSITY, "auditor")
        .body("keys.find { it.id == 'key-3' }.state", is("upcoming"))
        .body("keys.find { it.id == 'key-3' }.compromisedAt", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "achievement-admin", "exam-board", "operator"})
  void whoever_has_another_role_is_refused(String role) {
    keys(Tokens.UNIVERSITY, role).statusCode(403);
    revoke(Tokens.of(Tokens.UNIVERSITY, role), "key-3", SUSPICION).statusCode(403);
  }

  @Test
  void an_auditor_may_only_look() {
    keys(Tokens.UNIVERSITY, "auditor").statusCode(200);
    revoke(Tokens.of(Tokens.UNIVERSITY, "auditor"), "key-3", SUSPICION).statusCode(403);
  }

  @Test
  void whoever_has_no_token_is_refused() {
    given().get("/v1/keys").then().statusCode(401);
    given()
        .contentType("application/json")
        .body(SUSPICION)
        .post("/v1/keys/key-3/revocation")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key-99", "KEY-3", "key-3%00", "%2e%2e", "key-3%2F", "#key-3", "%23key-3"})
  void a_key_that_there_is_not_is_not_found(String id) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "key-admin"))
        .contentType("application/json")
        .body(SUSPICION)
        .post("/v1/keys/" + id.replace("#", "%23") + "/revocation")
        .then()
        .statusCode(404);
  }

  @Test
  void the_key_of_another_institution_is_not_found() {
    revoke(Tokens.of(Tokens.APPLIED, "key-admin"), "key-3", SUSPICION).statusCode(404);
    keys(Tokens.APPLIED, "key-admin").body("keys.id", is(List.of("key-1", "key-2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "{'reason':'suspected'}",
        "{'compromisedAt':'2026-11-20T08:00:00Z'}",
        "{'compromisedAt':null,'reason':'suspected'}",
        "{'compromisedAt':'2026-11-20','reason':'suspected'}",
        "{'compromisedAt':1795161600,'reason':'suspected'}",
        "{'compromisedAt':'-999999999-01-01T00:00:00Z','reason':'suspected'}",
        "{'compromisedAt':'9999-12-31T00:00:00Z','reason':'suspected'}",
        "{'compromisedAt':'2026-11-20T08:00:00Z','reason':'Suspected'}",
        "{'compromisedAt':'2026-11-20T08:00:00Z','reason':''}",
        "{'compromisedAt':'2026-11-20T08:00:00Z','reason':'suspected','by':'x'}",
        "{'compromisedAt':'2026-11-20T08:00:00Z','reason':['suspected']}"
      })
  void what_is_no_revocation_is_refused(String body) {
    revoke(admin(), "key-3", body.replace('\'', '"'))
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void keys_are_listed_without_anything_secret() {
    keys(Tokens.UNIVERSITY, "key-admin")
        .statusCode(200)
        .body("keys", hasSize(7))
        .body("keys.verificationMethod", everyItem(startsWith(DID + "#key-")))
        .body("keys.find { it.id == 'key-1' }.publicKeyMultibase", startsWith("z6Mk"))
        .body("keys.find { it.id == 'key-2' }.publicKeyMultibase", startsWith("zDn"))
        .body("keys.find { it.id == 'key-1' }.validFrom", nullValue())
        .body(not(containsString("\"d\"")))
        .body(not(containsString(".jwk")));
  }

  @Test
  void a_revoked_key_signs_nothing_from_then_on() {
    setClock(setting("key-6.valid-from").plusSeconds(60));
    Completions.publishAchievement();
    assertThat(signsNow()).isEqualTo("key-6");
    var before = issue(Completions.fresh());
    assertThat(keyOf(statusList(before))).isEqualTo("key-6");

    var answer =
        revoke(admin(), "key-6", SUSPICION)
            .statusCode(200)
            .body("key.state", is("revoked"))
            .body("key.signs", is(false))
            .body("key.compromisedAt", is("2026-11-20T08:00:00Z"))
            .body("signsNow", is("key-5"))
            .body("trustList.issuer", is(DID))
            .body("trustList.keyId", is(DID + "#key-6"))
            .body("trustList.validUntil", is("2026-11-20T08:00:00Z"))
            .body("toDo", containsString("national registry"))
            .extract()
            .asString();

    var after = issue(Completions.fresh());
    assertThat(keyOf(after)).isEqualTo("key-5");
    assertThat(verifies(after, clock.instant())).isTrue();
    assertThat(keyOf(statusList(before))).isEqualTo("key-5");
    assertRevokedInDidDocument();
    given()
        .get("/.well-known/jwt-vc-issuer/universiteit-aan-zee")
        .then()
        .body("jwks.keys.kid.findAll { it.endsWith('#key-5') }", hasSize(1))
        .body(
            "jwks.keys.kid.findAll { it.endsWith('#key-6') || it.endsWith('#key-0') }", hasSize(0));

    assertThat(revoke(admin(), "key-6", SUSPICION).statusCode(200).extract().asString())
        .isEqualTo(answer);
    revoke(admin(), "key-6", SUSPICION.replace("20T", "19T"))
        .statusCode(409)
        .body("type", endsWith("state-conflict"));
    revoke(admin(), "key-6", SUSPICION.replace("suspected", "lost")).statusCode(409);
    assertThat(auditEntries()).isEqualTo(1);
  }

  private static void assertRevokedInDidDocument() {
    var document = didDocument();
    assertThat(document.method(DID + "#key-6").orElseThrow().path("revoked").textValue())
        .isEqualTo("2026-11-20T08:00:00Z");
    assertThat(document.method(DID + "#key-0").orElseThrow().path("revoked").textValue())
        .isEqualTo("2026-01-01T00:00:00Z");
    assertThat(document.json().path("assertionMethod"))
        .extracting(method -> method.textValue().substring((DID + '#').length()))
        .containsExactly("key-1", "key-2", "key-3", "key-4", "key-5");
  }

  private int auditEntries() {
    try (var connection = DriverManager.getConnection(databaseOwner);
        var statement =
            connection.prepareStatement(
                "select count(*) from issuer.audit_entry where action = 'key-revoked'"
                    + " and institution = 'universiteit-aan-zee' and object = ?")) {
      statement.setString(1, DID + "#key-6");
      var rows = statement.executeQuery();
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_institution_without_a_key_that_may_sign_is_told_so_and_the_others_go_on() {
    setClock(setting("key-3.valid-from").plusSeconds(60));
    keys(Tokens.APPLIED, "auditor").body("keys.find { it.id == 'key-1' }.state", is("retired"));
    Completions.report(Completions.fresh(), Tokens.of(Tokens.APPLIED, "issuer"))
        .statusCode(503)
        .header("Retry-After", is("5"))
        .body("type", endsWith("signing-unavailable"));
    assertThat(Issuing.readiness(200))
        .contains("hogeschool-van-de-delta Ed25519")
        .contains("has no key that may sign")
        .doesNotContain("universiteit-aan-zee");
    Completions.publishAchievement();
    Completions.report(Completions.fresh()).statusCode(201);
  }

  private static String admin() {
    return Tokens.of(Tokens.UNIVERSITY, "key-admin");
  }

  private static ValidatableResponse revoke(String token, String key, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post("/v1/keys/{key}/revocation", key)
        .then();
  }
}
