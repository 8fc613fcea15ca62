package nl.microcredentials.issuer.rules.decisions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionResourceTest {

  @Inject DataSource database;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void another_institution_does_not_see_why() {
    var decision = "/v1/credentials/" + Completions.issued() + "/decision";
    get(Tokens.of(Tokens.APPLIED, "auditor"), decision).statusCode(404);
    var achievement = "/v1/achievements/" + Completions.ACHIEVEMENT + "/decision";
    get(Tokens.of(Tokens.APPLIED, "auditor"), achievement).statusCode(404);
  }

  @Test
  void who_has_no_role_does_not_see_why() {
    var decision = "/v1/credentials/" + Completions.issued() + "/decision";
    get(Tokens.of(Tokens.UNIVERSITY, "learner"), decision).statusCode(403);
    given().get(decision).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/credentials/00000000-0000-4000-8000-000000000000/decision",
        "/v1/credentials/none/decision",
        "/v1/achievements/none/decision",
        "/v1/achievements/none%00/decision",
        "/v1/achievements/introduction-to-quantum-computing/decision?version=999999999"
      })
  void what_was_never_decided_is_not_found(String address) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "auditor"))
        .get(address)
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "x", "99999999999"})
  void a_version_that_is_none_is_refused(String version) {
    get(
            Tokens.of(Tokens.UNIVERSITY, "auditor"),
            "/v1/achievements/" + Completions.ACHIEVEMENT + "/decision?version=" + version)
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"achievement-admin", "issuer", "exam-board", "auditor"})
  void a_credential_says_by_which_rules_and_values_it_was_issued(String role) {
    var completion =
        Completions.fresh(c -> {
          c.withObject("/learner").put("initialStudent", true);
          c.withObject("/experiment").put("reason", "Works full-time.");
        });
    get(Tokens.of(Tokens.UNIVERSITY, role), decisionOf(completion))
        .statusCode(200)
        .body("achievementId", is(Completions.ACHIEVEMENT))
        .body("date", is("2026-11-20"))
        .body("decidedBy", is("client-of-universiteit-aan-zee.example"))
        .body("packs.pack", is(List.of("eu-micro-credential-1", "issuing-1", "nl-wo-hbo-2")))
        .body("packs[2].validFrom", is("2025-05-01"))
        .body("packs[2].validUntil", nullValue())
        .body("packs[2].source", is("https://npuls.nl/doorbouwen-aan-microcredentials"))
        .body("packs.sha256", hasItem(matchesPattern("[0-9a-f]{64}")))
        .body("rules.find { it.rule == 'study-load-in-policy' }.found", is("3 ects"))
        .body("rules.find { it.rule == 'study-load-in-policy' }.pack", is("nl-wo-hbo-2"))
        .body("rules.find { it.rule == 'result-passed' }.pointer", is("/completion/result/pass"))
        .body("rules.find { it.rule == 'learner-gate' }.found", is("true"))
        .body("rules.find { it.rule == 'learner-gate' }.outcome", is("met-by-exemption"))
        .body("rules.rule", hasItems("element-learner", "element-learning-outcomes"))
        .body("evidence.algorithm", is("HMAC-SHA-256"))
        .body("evidence.digest", matchesPattern("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void it_says_nothing_of_the_learner() {
    var completion =
        Completions.fresh(c -> {
          c.withObject("/learner").put("eduId", UUID.randomUUID().toString());
          c.withObject("/association").put("id", "Canary-of-the-association");
          c.withObject("/experiment").put("reason", "Sanne canary reason");
        });
    var decision =
        get(Tokens.of(Tokens.UNIVERSITY, "auditor"), decisionOf(completion)).extract().asString();
    assertThat(decision).contains("name-validated");
    for (var personal :
        List.of(
            "/learner/eduId",
            "/learner/eduPersonPrincipalName",
            "/learner/email",
            "/learner/givenName",
            "/learner/familyName",
            "/association/id",
            "/experiment/reason",
            "/source/id")) {
      assertThat(decision).doesNotContain(completion.at(personal).textValue());
    }
    var guessed = Sha256.of(completion.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(decision).doesNotContain(Base64Url.encode(guessed));
  }

  @Test
  void whoever_has_the_definition_can_compare_it_with_the_digest() {
    var token = Tokens.of(Tokens.UNIVERSITY, "auditor");
    var address = "/v1/achievements/" + Completions.ACHIEVEMENT;
    var definition = Completions.json(get(token, address).extract().asString());
    definition.remove(List.of("id", "version"));
    var canonical = Jcs.canonicalize(definition).getBytes(StandardCharsets.UTF_8);
    get(token, address + "/decision")
        .statusCode(200)
        .body("credential", nullValue())
        .body("evidence.algorithm", is("SHA-256"))
        .body("evidence.digest", is(Base64Url.encode(Sha256.of(canonical))))
        .body("rules.find { it.rule == 'quality-framework' }.found", is("NL-HBO-WO"));
  }

  @Test
  void each_version_of_an_achievement_has_its_decision() {
    var name = "a-" + UUID.randomUUID();
    var token = Tokens.of(Tokens.UNIVERSITY, "achievement-admin");
    var definition = Completions.json(AchievementExamples.QUANTUM_COMPUTING);
    put(token, name, definition).statusCode(201);
    put(token, name, definition).statusCode(200); // changes nothing
    definition.withObject("/studyLoad").put("value", 4);
    put(token, name, definition).statusCode(200);
    var address = "/v1/achievements/" + name + "/decision";
    var size = "rules.find { it.rule == 'study-load-in-policy' }.found";
    get(token, address).body("achievementVersion", is(2)).body(size, is("4 ects"));
    get(token, address + "?version=1").body("achievementVersion", is(1)).body(size, is("3 ects"));
    get(token, address + "?version=3").statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update decision set decided_by = 'x'",
        "delete from decision",
        "truncate decision"
      })
  void the_database_lets_nobody_change_a_decision(String sql) {
    assertThatThrownBy(
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  private static String decisionOf(ObjectNode completion) {
    var id = Completions.report(completion).statusCode(201).extract().<String>path("id");
    return "/v1/credentials/%s/decision".formatted(id.substring("urn:uuid:".length()));
  }

  private static ValidatableResponse get(String token, String address) {
    return given().auth().oauth2(token).get(address).then();
  }

  private static ValidatableResponse put(String token, String name, ObjectNode definition) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(definition.toString())
        .put("/v1/achievements/" + name)
        .then();
  }
}
