package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import nl.microcredentials.issuer.Tokens;

/** What the tests of erasure ask. */
public final class ErasureRequests {

  private ErasureRequests() {}

  static ValidatableResponse lookUp(String token, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/learners/lookup")
        .then();
  }

  /** Under which id the learner of {@code completion} is known by their principal name. */
  static ValidatableResponse lookUp(String institution, ObjectNode completion) {
    var name = completion.at("/learner/eduPersonPrincipalName").textValue();
    return lookUp(
        Tokens.of(institution, "issuer"), "{\"eduPersonPrincipalName\": \"%s\"}".formatted(name));
  }

  static ValidatableResponse get(String token, String learner) {
    return given().auth().oauth2(token).get("/v1/learners/" + learner).then();
  }

  static ValidatableResponse erase(String token, String learner) {
    return given().auth().oauth2(token).delete("/v1/learners/" + learner).then();
  }

  /** Erases the learner of {@code completion}, and returns their id. */
  public static String erase(String institution, ObjectNode completion) {
    var learner = lookUp(institution, completion).statusCode(200).extract().<String>path("id");
    erase(Tokens.of(institution, "privacy-officer"), learner).statusCode(204);
    return learner;
  }
}
