package nl.microcredentials.issuer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import nl.microcredentials.issuer.completions.CompletionExamples;

/** What the tests of several features send. */
public final class Completions {

  public static final String ACHIEVEMENT = "introduction-to-quantum-computing";

  private Completions() {}

  /** The example achievement, published by the university. */
  public static void publishAchievement() {
    publishAchievement(ACHIEVEMENT);
  }

  /** The example achievement under another name. */
  public static void publishAchievement(String name) {
    publishAchievement(name, Tokens.UNIVERSITY);
  }

  /** The example achievement under another name, of another institution. */
  public static void publishAchievement(String name, String institution) {
    publishAchievement(institution, name, achievement -> {});
  }

  /** The example achievement with changes, at any institution of higher education. */
  public static void publishAchievement(
      String institution, String name, Consumer<ObjectNode> change) {
    var achievement = json(AchievementExamples.QUANTUM_COMPUTING);
    change.accept(achievement);
    given()
        .auth()
        .oauth2(Tokens.of(institution, "achievement-admin"))
        .contentType(ContentType.JSON)
        .body(achievement.toString())
        .put("/v1/achievements/" + name)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }

  /** Says that a code of {@code institution} stands for one of its achievements. */
  public static ValidatableResponse map(String institution, String code, String achievement) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "achievement-admin"))
        .contentType(ContentType.JSON)
        .body("{\"achievementId\": \"%s\"}".formatted(achievement))
        .put("/v1/achievement-mappings/" + code)
        .then();
  }

  /** The example completion, by a learner and from a source that nothing else has. */
  public static ObjectNode fresh() {
    var completion = json(CompletionExamples.QUANTUM_COMPUTING);
    var unique = UUID.randomUUID().toString();
    completion
        .withObject("/learner")
        .put("eduPersonPrincipalName", unique + "@universiteit-aan-zee.example")
        .put("email", unique + "@bedrijf.example");
    completion.withObject("/source").put("id", unique);
    return completion;
  }

  public static ObjectNode fresh(Consumer<ObjectNode> change) {
    var completion = fresh();
    change.accept(completion);
    return completion;
  }

  public static ValidatableResponse report(ObjectNode completion) {
    return report(completion, Tokens.of(Tokens.UNIVERSITY, "issuer"));
  }

  public static ValidatableResponse report(ObjectNode completion, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(completion.toString())
        .post("/v1/completions")
        .then();
  }

  /** Issues a fresh credential and returns its uuid. */
  public static String issued() {
    return report(fresh()).statusCode(201).extract().path("id").toString().substring(9);
  }

  public static ObjectNode json(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }
}
