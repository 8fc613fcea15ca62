package nl.microcredentials.issuer;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.function.Consumer;
import nl.microcredentials.issuer.achievements.AchievementExamples;

/** What the tests about achievements send. */
public final class AchievementRequests {

  private AchievementRequests() {}

  /** As somebody of the university who may define achievements. */
  public static RequestSpecification admin() {
    return admin(Tokens.UNIVERSITY);
  }

  public static RequestSpecification admin(String institution) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "achievement-admin"))
        .contentType(ContentType.JSON);
  }

  public static ObjectNode example(Consumer<ObjectNode> change) {
    var example = Completions.json(AchievementExamples.QUANTUM_COMPUTING);
    change.accept(example);
    return example;
  }

  public static ValidatableResponse put(String id, ObjectNode definition) {
    return admin().body(definition.toString()).put("/v1/achievements/" + id).then();
  }

  /** Somebody is awarded the achievement, which must be published. */
  public static void award(String id) {
    Completions.report(Completions.fresh(c -> c.put("achievementId", id))).statusCode(201);
  }
}
