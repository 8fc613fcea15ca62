package nl.microcredentials.issuer.issuance;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.fresh;
import static nl.microcredentials.issuer.Completions.report;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no honest system sends in a completion. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileCompletionTest {

  /** Stands where the hostile value is to stand. */
  private static final String PLACE = "\"placeholder\"";

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void an_achievement_that_nobody_knows_cannot_be_awarded() {
    report(fresh(c -> c.put("achievementId", "nobody-knows-this")))
        .statusCode(422)
        .body("errors.rule", hasItem("achievement-published"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "0", "NaN", "Infinity", "1e400", "-1e400", "\"3\"", "03", "3."})
  void a_study_load_that_is_none_is_refused(String value) {
    var completion =
        fresh(
            c -> c.putObject("studyLoad").put("value", "placeholder").put("studyLoadUnit", "ects"));
    refused(completion.toString().replace(PLACE, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"a\\nb\"",
        "\"\\u202eabc\"",
        "\"\"",
        "\" \"",
        "1",
        "{}",
        "null"
      })
  void a_name_that_is_none_is_refused(String name) {
    var completion = fresh(c -> c.withObject("/learner").put("familyName", "placeholder"));
    refused(completion.toString().replace(PLACE, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a.example/",
        "https://127.0.0.1/x",
        "https://user@a.example/"
      })
  void evidence_that_no_learner_should_open_is_refused(String url) {
    report(fresh(c -> c.putArray("evidence").addObject().put("url", url)))
        .statusCode(400)
        .body("type", matchesPattern("urn:microcredential:problem:unsafe-url"));
  }

  private static void refused(String body) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/completions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(not(containsString("Exception")));
  }
}
