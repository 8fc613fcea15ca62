package nl.microcredentials.verifier.world;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;

/** What every test of verdicts over HTTP does. */
public abstract class Verifying {

  protected World world;

  @Inject protected TestClock clock;

  @BeforeEach
  void a_world_in_order() {
    clock.advance(Duration.ofMinutes(1)); // past every pause after a failure
    world.now = clock.instant();
    world.answers.clear();
    world.revoked = new int[0];
  }

  protected static Response send(String mediaType, byte[] body) {
    return request(mediaType).body(body).post("/v1/verifications");
  }

  protected static RequestSpecification request(String mediaType) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(mediaType);
  }

  protected static JsonPath report(ObjectNode credential) {
    var response = send("application/vc", StrictJson.write(credential));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  protected static void assertValid(ObjectNode credential) {
    var report = report(credential);
    assertThat(report.getString("outcome")).as(report.prettify()).isEqualTo("VALID");
  }

  protected static void assertInvalid(ObjectNode credential, String check, ProblemType type) {
    assertFound(report(credential), "INVALID", check, "failed", type);
  }

  protected static void assertIndeterminate(ObjectNode credential, String check, ProblemType type) {
    assertFound(report(credential), "INDETERMINATE", check, "not-made", type);
  }

  protected static void assertFound(
      JsonPath report, String outcome, String check, String found, ProblemType type) {
    assertThat(report.getString("outcome")).as(report.prettify()).isEqualTo(outcome);
    var one = "checks.find { it.name == '%s' }".formatted(check);
    assertThat(report.getString(one + ".outcome")).as(report.prettify()).isEqualTo(found);
    assertThat(report.getList(one + ".problems.type", String.class))
        .as(report.prettify())
        .contains(type.uri().toString());
    assertThat(report.getList("checks")).hasSize(8);
  }
}
