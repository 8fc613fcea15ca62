package nl.microcredentials.issuer.achievements;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.AchievementRequests.award;
import static nl.microcredentials.issuer.AchievementRequests.example;
import static nl.microcredentials.issuer.AchievementRequests.put;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementPublicationTest {

  private final String id = "p-" + UUID.randomUUID();

  private String publication() {
    return "/v1/achievements/" + id + "/publication";
  }

  @Test
  void another_role_neither_publishes_nor_withdraws() {
    put(id, example(a -> {})).statusCode(201);
    var other = Tokens.of(Tokens.UNIVERSITY, "issuer", "exam-board", "auditor");
    admin().auth().oauth2(other).post(publication()).then().statusCode(403);
    admin().auth().oauth2(other).delete(publication()).then().statusCode(403);
  }

  @Test
  void another_institution_does_neither() {
    put(id, example(a -> {})).statusCode(201);
    admin(Tokens.APPLIED).post(publication()).then().statusCode(404);
    admin(Tokens.APPLIED).delete(publication()).then().statusCode(404);
  }

  @Test
  void a_draft_cannot_be_withdrawn() {
    put(id, example(a -> a.put("state", "draft"))).statusCode(201);
    admin()
        .delete(publication())
        .then()
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:state-conflict"));
  }

  @Test
  void what_was_withdrawn_is_not_awarded_any_more_and_stays_readable() {
    put(id, example(a -> {})).statusCode(201);
    award(id);
    admin().delete(publication()).then().statusCode(200).body("state", is("withdrawn"));
    Completions.report(Completions.fresh(c -> c.put("achievementId", id)))
        .statusCode(422)
        .body("errors.rule", hasItem("achievement-published"));
    given().get("/universiteit-aan-zee/achievements/" + id).then().statusCode(200);
  }

  @Test
  void publishing_and_withdrawing_twice_is_as_doing_it_once() {
    put(id, example(a -> a.put("state", "draft"))).statusCode(201);
    admin().post(publication()).then().statusCode(200).body("version", is(2));
    admin().post(publication()).then().statusCode(200).body("version", is(2));
    award(id);
    admin().delete(publication()).then().statusCode(200).body("version", is(3));
    admin().delete(publication()).then().statusCode(200).header("ETag", "\"3\"");
    admin().post(publication()).then().statusCode(200).body("version", is(4));
  }

  @Test
  void the_audit_trail_says_who_changed_which_version() throws Exception {
    put(id, example(a -> a.put("state", "draft"))).statusCode(201);
    admin().post(publication()).then().statusCode(200);
    put(id, example(a -> a.put("stackable", false))).statusCode(200);
    admin().delete(publication()).then().statusCode(200);
    var config = ConfigProvider.getConfig();
    var entries = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(config.getValue("test.database-owner-url", String.class));
        var query =
            connection.prepareStatement(
                "select action, done_by, object from issuer.audit_entry where strpos(object, ?) > 0"
                    + " order by sequence")) {
      query.setString(1, id);
      var rows = query.executeQuery();
      while (rows.next()) {
        entries.add(rows.getString(1) + ' ' + rows.getString(3));
        Assertions.assertThat(rows.getString(2)).startsWith("client-of-");
      }
    }
    var iri = "http://localhost:8081/universiteit-aan-zee/achievements/" + id;
    Assertions.assertThat(entries)
        .isEqualTo(
            List.of(
                "achievement-created " + iri + "?version=1",
                "achievement-published " + iri + "?version=2",
                "achievement-changed " + iri + "?version=3",
                "achievement-withdrawn " + iri + "?version=4"));
  }
}
