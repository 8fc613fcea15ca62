package nl.microcredentials.issuer.achievements;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.AchievementRequests.award;
import static nl.microcredentials.issuer.AchievementRequests.example;
import static nl.microcredentials.issuer.AchievementRequests.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementVersionsTest {

  private final String id = "v-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "9999999999"})
  void a_version_that_is_no_number_is_refused(String version) {
    put(id, example(a -> {})).statusCode(201);
    admin().get("/v1/achievements/" + id + "?version=" + version).then().statusCode(400);
    given()
        .get("/universiteit-aan-zee/achievements/" + id + "?version=" + version)
        .then()
        .statusCode(400);
  }

  @Test
  void a_version_that_was_never_made_is_not_found() {
    put(id, example(a -> {})).statusCode(201);
    admin().get("/v1/achievements/" + id + "?version=2").then().statusCode(404);
    admin().get("/v1/achievements/nothing-here/versions").then().statusCode(404);
  }

  @Test
  void another_institution_sees_no_version() {
    put(id, example(a -> {})).statusCode(201);
    admin(Tokens.APPLIED).get("/v1/achievements/" + id + "?version=1").then().statusCode(404);
    admin(Tokens.APPLIED).get("/v1/achievements/" + id + "/versions").then().statusCode(404);
  }

  @Test
  void a_version_that_was_a_draft_is_not_public_afterwards() {
    put(id, example(a -> a.put("state", "draft"))).statusCode(201);
    put(id, example(a -> {})).statusCode(200);
    var address = "/universiteit-aan-zee/achievements/" + id;
    given().get(address + "?version=1").then().statusCode(404);
    given().get(address + "?version=2").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "W\"1\"", "\"1\";", "**"})
  void a_precondition_that_is_none_is_refused(String header) {
    put(id, example(a -> {})).statusCode(201);
    admin()
        .header("If-Match", header)
        .body(example(a -> {}).toString())
        .put("/v1/achievements/" + id)
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "W/\"1\"", "\"x\", \"2\""})
  void who_has_not_seen_the_present_version_changes_nothing(String seen) {
    put(id, example(a -> {})).statusCode(201).header("ETag", "\"1\"");
    admin()
        .header("If-Match", seen)
        .body(example(a -> a.put("stackable", false)).toString())
        .put("/v1/achievements/" + id)
        .then()
        .statusCode(412)
        .body("type", is("urn:microcredential:problem:precondition-failed"));
    admin()
        .header("If-Match", seen)
        .delete("/v1/achievements/" + id + "/publication")
        .then()
        .statusCode(412);
    admin().get("/v1/achievements/" + id).then().body("version", is(1));
  }

  @Test
  void what_does_not_exist_has_no_version_and_what_exists_is_not_created() {
    admin()
        .header("If-Match", "*")
        .body(example(a -> {}).toString())
        .put("/v1/achievements/" + id)
        .then()
        .statusCode(412);
    var creating = admin().header("If-None-Match", "*").body(example(a -> {}).toString());
    creating.put("/v1/achievements/" + id).then().statusCode(201);
    creating.put("/v1/achievements/" + id).then().statusCode(412);
  }

  @Test
  void of_many_who_saw_the_same_version_one_changes_it() throws Exception {
    put(id, example(a -> {})).statusCode(201);
    try (var people = Executors.newFixedThreadPool(8)) {
      var changes =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  people.submit(() ->
                      admin()
                          .header("If-Match", "\"1\"")
                          .body(example(a -> a.withObject("/title").put("fr", "T" + i)).toString())
                          .put("/v1/achievements/" + id)
                          .statusCode()))
              .toList();
      var answers = new java.util.ArrayList<Integer>();
      for (var change : changes) {
        answers.add(change.get());
      }
      Assertions.assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }
    admin().get("/v1/achievements/" + id).then().body("version", is(2));
  }

  @Test
  void every_version_stays_as_it_was() {
    put(id, example(a -> {})).statusCode(201);
    admin()
        .header("If-Match", "\"1\"")
        .body(example(a -> a.put("stackable", false)).toString())
        .put("/v1/achievements/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
    admin()
        .get("/v1/achievements/" + id + "?version=1")
        .then()
        .header("ETag", "\"1\"")
        .body("version", is(1))
        .body("stackable", is(true));
    given()
        .get("/universiteit-aan-zee/achievements/" + id + "?version=1")
        .then()
        .statusCode(200)
        .body("stackable", is(true));
    given()
        .get("/universiteit-aan-zee/achievements/" + id)
        .then()
        .body("version", is(2))
        .body("stackable", is(false));
    admin()
        .get("/v1/achievements/" + id + "/versions")
        .then()
        .statusCode(200)
        .body("versions.version", contains(2, 1))
        .body("versions.state", everyItem(is("published")))
        .body("versions.changedAt", everyItem(notNullValue()));
  }

  @Test
  void a_history_that_is_long_is_paged() {
    for (int i = 0; i < 52; i++) {
      var title = "T" + i;
      put(id, example(a -> a.withObject("/title").put("fr", title)));
    }
    var next =
        admin()
            .get("/v1/achievements/" + id + "/versions")
            .then()
            .body("versions.size()", is(50))
            .body("versions[0].version", is(52))
            .extract()
            .<String>path("next");
    admin()
        .get("/v1/achievements/" + id + "/versions?cursor=" + next)
        .then()
        .body("versions.version", is(List.of(2, 1)))
        .body("next", org.hamcrest.Matchers.nullValue());
  }

  @Test
  void the_service_itself_cannot_rewrite_a_version() throws SQLException {
    put(id, example(a -> {})).statusCode(201);
    var config = ConfigProvider.getConfig();
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class), "issuer_app", "app");
        var statement = connection.createStatement()) {
      for (var sql :
          List.of(
              "update issuer.achievement_version set version = 9",
              "delete from issuer.achievement_version")) {
        Assertions.assertThatThrownBy(() -> statement.execute(sql))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void a_credential_names_the_version_that_can_be_read_afterwards() {
    put(id, example(a -> {})).statusCode(201);
    put(id, example(a -> a.put("stackable", false))).statusCode(200);
    Completions.report(Completions.fresh(c -> c.put("achievementId", id)))
        .statusCode(201)
        .body("credential.credentialSubject.achievement.version", is("2"));
    award(id);
    put(id, example(a -> a.put("stackable", false).put("link", "https://www.zee.example/")))
        .statusCode(200)
        .body("version", is(3));
    given()
        .get("/universiteit-aan-zee/achievements/" + id + "?version=2")
        .then()
        .body("link", org.hamcrest.Matchers.nullValue());
  }
}
