package nl.microcredentials.issuer.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sender of something that is not allowed is told, in earnest and on trial. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {

  private static final String DUTCH = "De microcredential voldoet niet aan de afspraken.";
  private static final String ENGLISH = "The achievement does not meet the agreements.";

  private final String name = "a-" + UUID.randomUUID();

  @Inject DataSource database;

  @Nested
  class The_language {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "nl                      | nl",
          "nl-NL                   | nl",
          "NL-be                   | nl",
          "en                      | en",
          "en;q=0.1, nl;q=0.9      | nl",
          "nl;q=0.1, en;q=0.9      | en",
          "de, fr;q=0.9, nl;q=0.2  | nl",
          "de                      | en",
          "nl;q=0, de              | en",
          "*                       | en"
        })
    void is_the_one_that_is_preferred(String accepted, String language) {
      tooLarge(Map.of("Accept-Language", accepted))
          .header("Content-Language", language)
          .header("Vary", containsString("Accept-Language"))
          .body("detail", is(language.equals("nl") ? DUTCH : ENGLISH))
          .body(
              "errors[0].message",
              containsString(language.equals("nl") ? "ten minste 240" : "at least 240"));
    }

    @Test
    void is_English_if_nothing_is_said() {
      tooLarge(Map.of()).header("Content-Language", "en").body("detail", is(ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "nl;q=x",
          ";",
          ",,,",
          "nl;;q=1",
          "q=1",
          "-",
          "nl;q=-1",
          "nl;q=9",
          "nl;q=NaN",
          "x-_-\t;q=",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "nl;q=0.000000000001"
        })
    void is_none_of_ours_to_stumble_over(String accepted) {
      tooLarge(Map.of("Accept-Language", accepted)).body("errors[0].found", is("31 sbu"));
    }

    @Test
    void may_be_wished_for_at_length() {
      var accepted = "de,".repeat(4_000) + "nl";
      tooLarge(Map.of("Accept-Language", accepted)).header("Content-Language", "nl");
    }
  }

  @Test
  void the_rule_the_pack_the_place_the_value_and_what_is_allowed_are_named() {
    var broken = vocational();
    broken.withObject("/studyLoad").put("value", 239);
    broken.withObject("/qualityAssurance").put("framework", "NL-HBO-WO");
    put(broken, Map.of(), "")
        .statusCode(422)
        .body("errors.rule", is(List.of("study-load-in-policy", "quality-framework")))
        .body("errors.pack", is(List.of("nl-mbo-1", "nl-mbo-1")))
        .body("errors.pointer", is(List.of("/studyLoad", "/qualityAssurance/framework")))
        .body("errors.found", is(List.of("239 sbu", "NL-HBO-WO")))
        .body(
            "errors.allowed",
            is(
                List.of(
                    "240.. sbu (step 1) | ..240 sbu (step 1) + /studyLoadSubstantiation",
                    "NL-MBO")))
        .body("errors", everyItem(hasKey("message")))
        .body("errors", everyItem(not(hasKey("messages"))));
  }

  @Test
  void what_breaks_no_rule_of_a_pack_names_none_and_is_told_in_words_all_the_same() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .header("Accept-Language", "nl")
        .contentType(ContentType.JSON)
        .body(Completions.fresh(c -> c.put("achievementId", "unknown")).toString())
        .post("/v1/completions")
        .then()
        .statusCode(422)
        .header("Content-Language", "nl")
        .body("detail", is("De afronding voldoet niet aan de regels."))
        .body("errors[0].pack", nullValue())
        .body("errors[0].message", is("Uw instelling heeft geen microcredential met deze naam."));
  }

  @Nested
  class A_dry_run {

    @Test
    void refuses_what_would_be_refused() {
      var broken = vocational();
      broken.withObject("/studyLoad").put("value", 239);
      var rehearsed = put(broken, Map.of(), "?dryRun=true").statusCode(422).extract();
      assertThat(rehearsed.asString()).isEqualTo(put(broken, Map.of(), "").extract().asString());
    }

    @Test
    void says_the_same_and_changes_nothing() throws SQLException {
      var first = vocational();
      saysTheSame(first, 201, 1);
      saysTheSame(first, 200, 1);
      first.put("stackable", false);
      saysTheSame(first, 200, 2);
    }

    private void saysTheSame(ObjectNode definition, int status, int version) throws SQLException {
      var before = rows();
      var rehearsed = put(definition, Map.of(), "?dryRun=true").statusCode(status).extract();
      assertThat(rows()).isEqualTo(before);
      var stored =
          put(definition, Map.of(), "").statusCode(status).body("version", is(version)).extract();
      assertThat(rehearsed.asString()).isEqualTo(stored.asString());
    }

    @Test
    void of_a_completion_changes_nothing_either() throws SQLException {
      put(vocational(), Map.of(), "").statusCode(201);
      var before = rows();
      given()
          .auth()
          .oauth2(Tokens.of(Tokens.VOCATIONAL, "issuer"))
          .contentType(ContentType.JSON)
          .body(Completions.fresh(c -> c.put("achievementId", name)).toString())
          .post("/v1/completions?dryRun=true")
          .then()
          .statusCode(200)
          .body("wouldIssue", is(true));
      assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE"})
    void is_asked_for_with_true_and_nothing_else(String dryRun) {
      put(vocational(), Map.of(), "?dryRun=" + dryRun).statusCode(400);
    }
  }

  /** Everything that is stored for the institution that these tests have for themselves. */
  private List<String> rows() throws SQLException {
    try (var connection = database.getConnection()) {
      var rows = new ArrayList<String>();
      var tables =
          select(
              connection,
              """
              select table_name from information_schema.columns
              where table_schema = 'issuer' and column_name = 'institution' order by 1
              """);
      for (var table : tables) {
        rows.addAll(
            select(
                connection,
                "select '%1$s' || t::text from %1$s t where institution = '%2$s' order by 1"
                    .formatted(table, Tokens.VOCATIONAL)));
      }
      assertThat(tables).contains("achievement", "award", "decision", "learner", "status_list");
      return rows;
    }
  }

  private static List<String> select(Connection connection, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static ObjectNode vocational() {
    var definition = Completions.json(AchievementExamples.QUANTUM_COMPUTING);
    definition.withObject("/studyLoad").put("value", 240).put("studyLoadUnit", "sbu");
    definition.withObject("/qualityAssurance").put("framework", "NL-MBO");
    return definition;
  }

  private ValidatableResponse tooLarge(Map<String, String> headers) {
    var definition = vocational();
    definition.withObject("/studyLoad").put("value", 31);
    return put(definition, headers, "").statusCode(422);
  }

  private ValidatableResponse put(
      ObjectNode definition, Map<String, String> headers, String query) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.VOCATIONAL, "achievement-admin"))
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(definition.toString())
        .put("/v1/achievements/" + name + query)
        .then();
  }
}
