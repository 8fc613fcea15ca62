package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.ACHIEVEMENT;
import static nl.microcredentials.issuer.Completions.fresh;
import static nl.microcredentials.issuer.Completions.report;
import static nl.microcredentials.issuer.Tokens.APPLIED;
import static nl.microcredentials.issuer.Tokens.UNIVERSITY;
import static nl.microcredentials.issuer.erasure.ErasureRequests.erase;
import static nl.microcredentials.issuer.erasure.ErasureRequests.get;
import static nl.microcredentials.issuer.erasure.ErasureRequests.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may find and erase a learner, and what is told about one. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LearnerResourceTest {

  private static final String PRIVACY_OFFICER = "privacy-officer";

  @Inject DataSource database;

  private ObjectNode completion;
  private String learner;

  @BeforeEach
  void award() {
    Completions.publishAchievement();
    completion = fresh();
    report(completion).statusCode(201);
    learner = lookUp(UNIVERSITY, completion).statusCode(200).extract().path("id");
  }

  @Nested
  class Refused {

    @ParameterizedTest
    @ValueSource(
        strings = {"issuer", "exam-board", "auditor", "achievement-admin", "key-admin", "operator"})
    void to_erase_with_another_role(String role) {
      erase(Tokens.of(UNIVERSITY, role), learner).statusCode(403);
      get(Tokens.of(UNIVERSITY, "issuer"), learner).body("erased", is(false));
    }

    @Test
    void to_read_or_to_look_up_with_another_role() {
      get(Tokens.of(UNIVERSITY, "achievement-admin"), learner).statusCode(403);
      lookUp(Tokens.of(UNIVERSITY, "auditor"), "{\"eduId\": \"x\"}").statusCode(403);
    }

    @Test
    void to_another_institution_as_if_there_were_nobody() {
      erase(Tokens.of(APPLIED, PRIVACY_OFFICER), learner).statusCode(404);
      get(Tokens.of(APPLIED, "issuer"), learner).statusCode(404);
      lookUp(APPLIED, completion).statusCode(404);
      get(Tokens.of(UNIVERSITY, "issuer"), learner).body("erased", is(false));
    }

    @Test
    void for_somebody_who_is_not_known() {
      var nobody = UUID.randomUUID().toString();
      erase(Tokens.of(UNIVERSITY, PRIVACY_OFFICER), nobody).statusCode(404);
      get(Tokens.of(UNIVERSITY, "issuer"), nobody).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000", "%00", "lookup/x"})
    void for_what_is_no_id(String id) {
      erase(Tokens.of(UNIVERSITY, PRIVACY_OFFICER), id).statusCode(404);
      get(Tokens.of(UNIVERSITY, "issuer"), id).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "",
          "{\"name\": \"Sanne Jansen\"}",
          "{\"eduId\": 7}",
          "{\"email\": \"no address\"}",
          "{\"email\": \"a@b.example\", \"name\": \"x\"}",
          "{\"email\": \"a@b.example\", \"eduId\": \"x\"}"
        })
    void for_what_is_not_one_identifier(String body) {
      lookUp(Tokens.of(UNIVERSITY, "issuer"), body)
          .statusCode(400)
          .contentType("application/problem+json");
    }
  }

  @Test
  void looking_somebody_up_makes_nobody_known() throws SQLException {
    var before = count("learner");
    lookUp(UNIVERSITY, fresh()).statusCode(404);
    assertThat(count("learner")).isEqualTo(before);
  }

  @Test
  void a_learner_is_found_by_the_identifier_they_were_reported_with_in_any_case() {
    var name = completion.at("/learner/eduPersonPrincipalName").textValue();
    lookUp(
            Tokens.of(UNIVERSITY, PRIVACY_OFFICER),
            "{\"eduPersonPrincipalName\": \"%s\"}".formatted(name.replace("universiteit", "UNI")))
        .statusCode(404);
    lookUp(
            Tokens.of(UNIVERSITY, PRIVACY_OFFICER),
            "{\"eduPersonPrincipalName\": \"%s\"}"
                .formatted(name.replace("universiteit", "Universiteit")))
        .statusCode(200)
        .body("id", is(learner));
    lookUp(
            Tokens.of(UNIVERSITY, "issuer"),
            "{\"email\": \"%s\"}".formatted(completion.at("/learner/email").textValue()))
        .statusCode(404);
  }

  @Test
  void nothing_is_told_of_a_learner_but_how_many_credentials_they_have() {
    get(Tokens.of(UNIVERSITY, "auditor"), learner)
        .statusCode(200)
        .body("$", aMapWithSize(3))
        .body("id", is(learner))
        .body("erased", is(false))
        .body("credentials.active", is(1))
        .body("credentials.suspended", is(0))
        .body("credentials.revoked", is(0))
        .body("credentials.replaced", is(0));
  }

  @Test
  void erasing_twice_is_erasing_once() throws SQLException {
    erase(UNIVERSITY, completion);
    var erasedAt =
        get(Tokens.of(UNIVERSITY, "issuer"), learner)
            .body("erased", is(true))
            .body("erasedAt", notNullValue())
            .body("credentials.active", is(1))
            .extract()
            .<String>path("erasedAt");
    erase(Tokens.of(UNIVERSITY, PRIVACY_OFFICER), learner).statusCode(204);
    get(Tokens.of(UNIVERSITY, "issuer"), learner).body("erasedAt", is(erasedAt));
    assertThat(
            count(
                "audit_entry where action = 'learner-erased' and object = '%s'".formatted(learner)))
        .isEqualTo(1);
  }

  @Test
  void auditors_can_have_the_list_of_those_who_are_erased() {
    erase(UNIVERSITY, completion);
    var lines =
        given()
            .auth()
            .oauth2(Tokens.of(UNIVERSITY, "auditor"))
            .accept("application/x-ndjson")
            .get("/v1/audit-entries?action=learner-erased")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(lines).contains("\"object\":\"" + learner + '"');
  }

  @Test
  void who_comes_back_is_somebody_new_and_may_earn_the_same_again() {
    erase(UNIVERSITY, completion);
    lookUp(UNIVERSITY, completion).statusCode(404);
    var again = completion.deepCopy();
    again.withObject("/source").put("id", UUID.randomUUID().toString());
    report(again)
        .statusCode(201)
        .body("achievementId", is(ACHIEVEMENT))
        .body("erased", nullValue());
    lookUp(UNIVERSITY, again).statusCode(200).body("id", not(learner));
  }

  private long count(String table) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
