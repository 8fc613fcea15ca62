package nl.microcredentials.issuer.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A stricter version of the agreements comes into force, for November 2026 on. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaterPackTest {

  private static final List<String> WITH_A_STRICTER_VERSION =
      List.of(
          "eu-micro-credential-1",
          "issuing-1",
          "nl-mbo-1",
          "nl-wo-hbo-1",
          "stricter/nl-wo-hbo-2",
          "stricter/nl-wo-hbo-3");

  @Inject DataSource database;

  @Test
  void it_changes_nothing_of_what_was_issued() throws SQLException {
    Completions.publishAchievement();
    var completion = Completions.fresh();
    var before = Completions.report(completion).statusCode(201).extract();
    var id = before.<String>path("id").substring("urn:uuid:".length());
    var decision = decision(id);
    var rows = rowsOf(id);

    QuarkusMock.installMockForType(Packs.of(WITH_A_STRICTER_VERSION), RulePacks.class);

    Completions.report(Completions.fresh())
        .statusCode(422)
        .body("errors.rule", is(List.of("study-load-in-policy")))
        .body("errors[0].pack", is("nl-wo-hbo-3"))
        .body("errors[0].allowed", is("5..15 ects (step 1)"));
    var again = Completions.report(completion).statusCode(200).extract();
    assertThat(again.<Object>path("credential")).isEqualTo(before.path("credential"));
    assertThat(decision(id)).isEqualTo(decision).contains("nl-wo-hbo-2").contains("3 ects");
    assertThat(rowsOf(id)).isEqualTo(rows).hasSize(2);
    // what was completed under the old version is still decided by it
    Completions.report(Completions.fresh(LaterPackTest::inOctober)).statusCode(201);
  }

  private static void inOctober(ObjectNode completion) {
    completion.withObject("/association").remove("endDateTime");
    completion.withObject("/result").put("resultDateTime", "2026-10-31T23:59:59+01:00");
  }

  private static String decision(String id) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "auditor"))
        .get("/v1/credentials/" + id + "/decision")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private List<String> rowsOf(String id) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select a::text from award a where a.id = ?::uuid
                union all select d::text from decision d where d.award_id = ?::uuid
                """)) {
      select.setString(1, id);
      select.setString(2, id);
      var rows = new java.util.ArrayList<String>();
      try (var result = select.executeQuery()) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows;
    }
  }
}
