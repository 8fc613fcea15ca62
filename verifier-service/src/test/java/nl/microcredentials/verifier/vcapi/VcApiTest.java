package nl.microcredentials.verifier.vcapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The VC-API where people rely on the answers: with a login, and by the national policy. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcApiTest extends Verifying {

  private static final String CREDENTIALS = "/vc-api/credentials/verify";

  private ValidatableResponse verify(String path, ObjectNode credential) {
    var body = StrictJson.object();
    body.set("verifiableCredential", credential);
    return given()
        .auth()
        .oauth2(world.token("verifier"))
        .contentType("application/json")
        .body(StrictJson.write(body))
        .post(path)
        .then();
  }

  @Test
  void what_is_valid_is_verified() {
    verify(CREDENTIALS, world.registeredCredential())
        .statusCode(200)
        .body("verified", is(true))
        .body("errors", nullValue())
        .body("checks.size()", is(8));
  }

  @Test
  void what_is_invalid_is_a_problem() {
    verify(CREDENTIALS, world.registeredCredential().put("name", "Other"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("verified", is(false))
        .body("type", endsWith("#CRYPTOGRAPHIC_SECURITY_ERROR"))
        .body("errors[0].type", endsWith("#CRYPTOGRAPHIC_SECURITY_ERROR"));
  }

  @Test
  void what_cannot_be_decided_is_not_verified_either() {
    var credential = world.institution.sign(world.unsigned(), world.now);
    verify(CREDENTIALS, credential)
        .statusCode(422)
        .body("verified", is(false))
        .body("errors", nullValue())
        .body("warnings[0].type", endsWith(":registration-pending"));
  }

  @Test
  void only_accredited_issuers_count() {
    var unsecured = world.unsigned();
    ((ObjectNode) unsecured.get("issuer")).put("id", world.stranger.did);
    verify(CREDENTIALS, world.stranger.sign(unsecured, world.now))
        .statusCode(400)
        .body("type", endsWith(":untrusted-issuer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vc-api/lenient/credentials/verify",
        "/vc-api/lenient/presentations/verify",
        "/vc-api/other"
      })
  void there_are_no_exceptions(String path) {
    verify(path, world.registeredCredential()).statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CREDENTIALS,
        "/vc-api/presentations/verify",
        "/vc-api/lenient/credentials/verify",
        "/vc-api/lenient/presentations/verify"
      })
  void nobody_gets_in_without_the_role(String path) {
    given().contentType("application/json").body("{}").post(path).then().statusCode(401);
    given()
        .auth()
        .oauth2(world.token("issuer"))
        .contentType("application/json")
        .body("{}")
        .post(path)
        .then()
        .statusCode(403);
  }
}
