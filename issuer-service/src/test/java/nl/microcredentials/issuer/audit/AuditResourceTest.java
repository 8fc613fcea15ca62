package nl.microcredentials.issuer.audit;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what, for those who look into it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditResourceTest {

  @Inject DataSource database;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "exam-board", "achievement-admin", "webhook-admin"})
  void nobody_but_an_auditor_reads_it(String role) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, role))
        .get("/v1/audit-entries")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=-1", "limit=0", "limit=1001", "action='"})
  void a_question_that_makes_no_sense_is_refused(String query) {
    page(Tokens.UNIVERSITY, query).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update issuer.audit_entry set done_by = 'nobody'",
        "delete from issuer.audit_entry",
        "truncate issuer.audit_entry"
      })
  void the_service_itself_cannot_change_what_was_written(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void what_was_done_to_a_credential_is_there_and_by_whom() {
    var last = last();
    var id = "urn:uuid:" + issued();
    page(Tokens.UNIVERSITY, "action=credential-issued&limit=1000&after=" + last)
        .statusCode(200)
        .body("entries.action", everyItem(is("credential-issued")))
        .body(
            "entries.find { it.object == '%s' }.by".formatted(id),
            is("client-of-universiteit-aan-zee.example"))
        .body("entries.find { it.object == '%s' }.at".formatted(id), notNullValue());
  }

  @Test
  void another_institution_sees_nothing_of_it() {
    var id = issued();
    assertThat(page(Tokens.APPLIED, "limit=1000").statusCode(200).extract().asString())
        .doesNotContain(id);
    assertThat(lines(Tokens.APPLIED)).noneMatch(line -> line.contains(id));
  }

  @Test
  void pages_follow_each_other_without_gap_or_double() {
    var last = last();
    for (int i = 0; i < 5; i++) {
      issued();
    }
    var seen = new HashSet<Integer>();
    Integer next = last;
    while (next != null) {
      var answer = page(Tokens.UNIVERSITY, "limit=2&after=" + next).statusCode(200);
      answer
          .extract()
          .<List<Integer>>path("entries.sequence")
          .forEach(sequence -> assertThat(seen.add(sequence)).isTrue());
      next = answer.extract().path("next");
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(5);
    page(Tokens.UNIVERSITY, "limit=2&after=" + last).body("entries", hasSize(2));
  }

  @Test
  void the_export_has_every_entry_and_no_name() {
    var completion = Completions.fresh();
    var id = Completions.report(completion).statusCode(201).extract().<String>path("id");
    var lines = lines(Tokens.UNIVERSITY);
    assertThat(lines).anyMatch(line -> line.contains(id));
    for (var line : lines) {
      var entry = entry(line);
      assertThat(entry.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("sequence", "at", "by", "action", "object");
      assertThat(line).doesNotContain(completion.at("/learner/email").textValue());
    }
  }

  /** The number of the newest entry: other tests leave theirs. */
  private static int last() {
    var lines = lines(Tokens.UNIVERSITY);
    return lines.isEmpty() ? 0 : entry(lines.getLast()).path("sequence").intValue();
  }

  private static ObjectNode entry(String line) {
    return StrictJson.parseObject(line.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines(String institution) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "auditor"))
        .accept("application/x-ndjson")
        .get("/v1/audit-entries")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson")
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private static ValidatableResponse page(String institution, String query) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "auditor"))
        .accept(ContentType.JSON)
        .get("/v1/audit-entries?" + query)
        .then();
  }
}
