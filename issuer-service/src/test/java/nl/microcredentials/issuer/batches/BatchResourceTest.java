package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.NDJSON;
import static nl.microcredentials.issuer.batches.BatchFiles.accepted;
import static nl.microcredentials.issuer.batches.BatchFiles.as;
import static nl.microcredentials.issuer.batches.BatchFiles.cells;
import static nl.microcredentials.issuer.batches.BatchFiles.csv;
import static nl.microcredentials.issuer.batches.BatchFiles.ended;
import static nl.microcredentials.issuer.batches.BatchFiles.ndjson;
import static nl.microcredentials.issuer.batches.BatchFiles.results;
import static nl.microcredentials.issuer.batches.BatchFiles.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What institutions hand in, with workers at work. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchResourceTest {

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void the_rows_of_the_examples_are_issued() {
    var id = accepted(CSV, BatchExamples.CSV);
    assertThat(ended(id).getInt("rows.issued")).isEqualTo(2);
    id = accepted(NDJSON, BatchExamples.NDJSON);
    assertThat(ended(id).getInt("rows.issued")).isEqualTo(1);
  }

  @Test
  void a_row_that_is_refused_says_why_and_stops_no_other() {
    var file =
        csv(
            cells(),
            cells("achievementId", "no-such-course"),
            cells("result.pass", "failed", "learner.nameValidated", "nee"),
            cells("learner.givenName", "\u202Eeman"),
            cells("result.resultDateTime", "11/20/2026"),
            cells());
    var id = accepted(CSV, file);
    var batch = ended(id);
    assertThat(batch.getString("state")).isEqualTo("finished");
    assertThat(batch.<Map<String, Integer>>get("rows"))
        .containsEntry("total", 6)
        .containsEntry("issued", 2)
        .containsEntry("refused", 4)
        .containsEntry("pending", 0);
    var results = results(id);
    assertThat(results.getList("rows.outcome"))
        .containsExactly("issued", "refused", "refused", "refused", "refused", "issued");
    assertThat(results.getString("rows[1].violations[0].rule")).isEqualTo("achievement-published");
    assertThat(results.getList("rows[2].violations.rule"))
        .containsExactlyInAnyOrder("result-passed", "name-validated");
    assertThat(results.getString("rows[3].violations[0].allowed")).contains("/learner");
    assertThat(results.getString("rows[4].violations[0].found")).isEqualTo("11/20/2026");
    as("issuer")
        .get("/v1/credentials/" + results.getString("rows[5].credential").substring(9))
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "null",
        "{}",
        "{\"achievementId\":\"a\",\"achievementId\":\"a\"}",
        "{\"surprise\":1}",
        "{\"achievementId\":\"\\ud800\"}",
        "{\"studyLoad\":{\"value\":1e400}}"
      })
  void a_line_that_is_no_completion_is_refused_as_if_it_came_alone(String line) {
    var id = accepted(NDJSON, line + "\n" + ndjson(1) + "\n" + UUID.randomUUID());
    assertThat(ended(id).getInt("rows.issued")).isEqualTo(1);
    assertThat(results(id).getList("rows.outcome")).containsExactly("refused", "issued", "refused");
  }

  @Test
  void the_same_file_again_is_the_same_batch() {
    var file = csv(3);
    var id = accepted(CSV, file);
    upload(CSV, file).statusCode(200).body("id", is(id)).header("Location", endsWith(id));
    ended(id);
    upload(CSV, file).statusCode(200).body("id", is(id)).body("rows.issued", is(3));
  }

  @Test
  void the_same_file_of_another_institution_is_another_batch() {
    var file = csv(1);
    var id = accepted(CSV, file);
    var other =
        as("issuer")
            .auth()
            .oauth2(Tokens.of(Tokens.APPLIED, "issuer"))
            .contentType(CSV)
            .body(file.getBytes(StandardCharsets.UTF_8))
            .post("/v1/batches")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    assertThat(other).isNotEqualTo(id);
  }

  @Test
  void rows_that_were_issued_before_are_counted_as_such() {
    var row = cells();
    ended(accepted(CSV, csv(row)));
    var batch = ended(accepted(CSV, csv(row, cells())));
    assertThat(batch.getInt("rows.already")).isEqualTo(1);
    assertThat(batch.getInt("rows.issued")).isEqualTo(1);
  }

  @Test
  void a_dry_run_judges_each_row_and_issues_nothing() {
    var file = csv(cells(), cells("result.pass", "failed"));
    var dry =
        as("issuer")
            .contentType(CSV)
            .body(file.getBytes(StandardCharsets.UTF_8))
            .post("/v1/batches?dryRun=true")
            .then()
            .statusCode(202)
            .extract()
            .<String>path("id");
    assertThat(ended(dry).getInt("rows.wouldIssue")).isEqualTo(1);
    assertThat(results(dry).getList("rows.outcome")).containsExactly("would-issue", "refused");
    assertThat(ended(accepted(CSV, file)).getInt("rows.issued")).isEqualTo(1);
  }

  @Test
  void a_file_in_windows_1252_is_read_with_and_without_saying_so() {
    var windows1252 = Charset.forName("windows-1252");
    for (var type : List.of(CSV, CSV + ";charset=windows-1252")) {
      var file = csv(cells("learner.familyName", "Müller–Bäcker")).getBytes(windows1252);
      var id = upload(type, file).statusCode(202).extract().<String>path("id");
      assertThat(ended(id).getInt("rows.issued")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv;charset=utf-16,415",
    "application/x-ndjson;charset=windows-1252,415",
    "application/json,415",
    "text/csv;charset=utf-8,202"
  })
  void other_types_and_character_sets_are_refused(String type, int status) {
    upload(type, csv(1).getBytes(StandardCharsets.UTF_8)).statusCode(status);
  }

  @Test
  void a_wrong_header_refuses_the_file_and_names_the_columns() {
    upload(CSV, "achievementId;bsn\na;1")
        .statusCode(400)
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"))
        .body("errors.found", hasItem("bsn"))
        .body("errors.allowed", hasItem("source.id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {CSV, NDJSON})
  void a_file_without_rows_is_refused(String type) {
    upload(type, type.equals(CSV) ? csv(1).lines().findFirst().orElseThrow() : "\n\r\n")
        .statusCode(400);
  }

  @Test
  void a_hash_that_is_stated_is_checked() {
    var file = csv(1).getBytes(StandardCharsets.UTF_8);
    for (var wrong : List.of("sha-256=:" + "A".repeat(43) + "=:", "md5=:AAAA:", "x")) {
      as("issuer")
          .header("Content-Digest", wrong)
          .contentType(CSV)
          .body(file)
          .post("/v1/batches")
          .then()
          .statusCode(400);
    }
    as("issuer")
        .header("Content-Digest", "sha-256=:" + sha256(file) + ":")
        .contentType(CSV)
        .body(file)
        .post("/v1/batches")
        .then()
        .statusCode(202);
  }

  private static String sha256(byte[] file) {
    return Base64.getEncoder().encodeToString(Sha256.of(file));
  }

  @Test
  void a_cell_or_a_line_of_ten_megabytes_is_refused_and_leaves_nothing_behind() {
    var huge = "x".repeat(10_000_000);
    upload(CSV, csv(cells(), cells("learner.givenName", huge)))
        .statusCode(413)
        .body("type", is("urn:microcredential:problem:payload-too-large"));
    upload(NDJSON, ndjson(2) + "\n{\"a\":\"" + huge + "\"}").statusCode(413);
    as("auditor").get("/v1/batches?limit=1").then().body("batches", hasSize(1));
  }

  @Test
  void other_addresses_still_take_only_what_they_took() {
    as("issuer")
        .contentType("application/json")
        .body("x".repeat(300_000))
        .post("/v1/completions")
        .then()
        .statusCode(413);
  }

  /** Without Content-Length, so that only reading it shows how long it is. */
  @Test
  void nor_do_they_take_more_when_its_length_is_not_announced() throws Exception {
    var request =
        HttpRequest.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .uri(
                URI.create("%s:%d/v1/completions".formatted(RestAssured.baseURI, RestAssured.port)))
            .header("Authorization", "Bearer " + Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[300_000])))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(response.statusCode()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2026-11-24T10:00:00", "2999-01-01T00:00:00Z", "+1"})
  void a_start_that_is_no_time_or_too_far_is_refused(String time) {
    as("issuer")
        .queryParam("scheduledAt", time)
        .contentType(CSV)
        .body(csv(1).getBytes(StandardCharsets.UTF_8))
        .post("/v1/batches")
        .then()
        .statusCode(400);
  }
}
