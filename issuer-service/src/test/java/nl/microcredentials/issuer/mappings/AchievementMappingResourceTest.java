package nl.microcredentials.issuer.mappings;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementMappingResourceTest {

  @Inject DataSource database;

  private final String code = "x-course/c-" + UUID.randomUUID();

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void an_achievement_of_another_institution_cannot_be_meant() {
    map(Tokens.APPLIED, code, Completions.ACHIEVEMENT + "-of-the-university")
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:state-conflict"))
        .body("errors[0].rule", is("achievement-of-institution"));
    as(Tokens.APPLIED, "issuer").get(path()).then().statusCode(404);
  }

  @Test
  void another_institution_sees_and_removes_nothing() {
    map(Tokens.UNIVERSITY, code, Completions.ACHIEVEMENT).statusCode(201);
    as(Tokens.APPLIED, "achievement-admin").get(path()).then().statusCode(404);
    as(Tokens.APPLIED, "achievement-admin").delete(path()).then().statusCode(404);
    as(Tokens.UNIVERSITY, "issuer").get(path()).then().statusCode(200);
  }

  @Test
  void another_role_may_not_set_or_remove() {
    as(Tokens.UNIVERSITY, "issuer", "auditor", "exam-board")
        .contentType(ContentType.JSON)
        .body("{\"achievementId\": \"%s\"}".formatted(Completions.ACHIEVEMENT))
        .put(path())
        .then()
        .statusCode(403);
    as(Tokens.UNIVERSITY, "issuer", "auditor").delete(path()).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-course/..",
        "x-course/a%00b",
        "x-course/a%0Ab",
        "1x/a",
        "x%20y/a",
        "x-course/%F0%9F%8E%93"
      })
  void a_code_that_is_none_is_refused(String code) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
        .urlEncodingEnabled(false)
        .contentType(ContentType.JSON)
        .body("{\"achievementId\": \"%s\"}".formatted(Completions.ACHIEVEMENT))
        .put("/v1/achievement-mappings/" + code)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(400, 404, 405));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"achievementId\": null}", "{\"achievementId\": \"A B\"}", "[]"})
  void a_body_that_names_no_achievement_is_refused(String body) {
    as(Tokens.UNIVERSITY, "achievement-admin")
        .contentType(ContentType.JSON)
        .body(body)
        .put(path())
        .then()
        .statusCode(400);
  }

  @Test
  void what_is_set_can_be_read_changed_and_removed_and_every_change_is_on_the_trail()
      throws Exception {
    Completions.publishAchievement("another-course");
    map(Tokens.UNIVERSITY, code, Completions.ACHIEVEMENT).statusCode(201);
    map(Tokens.UNIVERSITY, code, Completions.ACHIEVEMENT).statusCode(200);
    map(Tokens.UNIVERSITY, code, "another-course").statusCode(200);
    as(Tokens.UNIVERSITY, "auditor")
        .get(path())
        .then()
        .statusCode(200)
        .body("achievementId", is("another-course"));
    as(Tokens.UNIVERSITY, "achievement-admin").delete(path()).then().statusCode(204);
    as(Tokens.UNIVERSITY, "achievement-admin").delete(path()).then().statusCode(404);
    as(Tokens.UNIVERSITY, "auditor").get(path()).then().statusCode(404);
    assertThat(auditEntries()).isEqualTo(3);
  }

  @Test
  void many_at_once_set_it_once() throws Exception {
    Callable<Integer> call =
        () -> map(Tokens.UNIVERSITY, code, Completions.ACHIEVEMENT).extract().statusCode();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var created = 0;
      for (var answer : executor.invokeAll(Collections.nCopies(20, call))) {
        assertThat(answer.get()).isIn(200, 201);
        created += answer.get() == 201 ? 1 : 0;
      }
      assertThat(created).isEqualTo(1);
    }
    assertThat(auditEntries()).isEqualTo(1);
  }

  private int auditEntries() throws Exception {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from audit_entry where starts_with(object, ?)")) {
      query.setString(1, code);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private String path() {
    return "/v1/achievement-mappings/" + code;
  }

  private static RequestSpecification as(String institution, String... roles) {
    return given().auth().oauth2(Tokens.of(institution, roles));
  }
}
