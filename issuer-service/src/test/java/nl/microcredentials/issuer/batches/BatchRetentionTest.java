package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.accepted;
import static nl.microcredentials.issuer.batches.BatchFiles.as;
import static nl.microcredentials.issuer.batches.BatchFiles.cells;
import static nl.microcredentials.issuer.batches.BatchFiles.csv;
import static nl.microcredentials.issuer.batches.BatchFiles.results;
import static nl.microcredentials.issuer.batches.BatchFiles.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is kept of a batch, how, and how long. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(WithoutWorkers.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchRetentionTest {

  @Inject Workload workload;
  @Inject RowIntake intake;
  @Inject LearnerKeys keys;
  @Inject BatchRetention retention;
  @Inject Clock clock;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  private void workUntilNothingIsLeft() {
    var worker =
        new BatchWorker(UUID.randomUUID(), Duration.ofMinutes(2), workload, intake, keys, clock);
    while (worker.work()) {
      // the next share
    }
  }

  @Test
  void nothing_of_a_row_can_be_read_in_the_database_and_nothing_stays_when_it_is_decided()
      throws SQLException {
    var id = accepted(CSV, csv(cells("learner.familyName", "Canary-7f3a", "result.pass", "x")));
    assertThat(dump(id)).hasSize(1).noneMatch(row -> row.contains("Canary-7f3a"));
    workUntilNothingIsLeft();
    assertThat(Database.count("select count(*) from issuer.batch_row where content is not null"))
        .isZero();
    assertThat(results(id).getString("rows[0].violations[0].pointer")).isEqualTo("/result/pass");
  }

  private static List<String> dump(String id) throws SQLException {
    return Database.texts(
        "select r::text || encode(content, 'escape') from issuer.batch_row r where batch_id = '%s'"
            .formatted(id));
  }

  @Test
  void results_are_erased_in_the_end_and_the_file_is_still_recognised() throws SQLException {
    var file = csv(1);
    var id = accepted(CSV, file);
    workUntilNothingIsLeft();
    Database.execute(
        "update issuer.batch set ended_at = ended_at - interval '31 days'"
            + " where id = '"
            + id
            + "'");
    retention.erase();
    as("auditor")
        .accept("application/json")
        .get("/v1/batches/" + id + "/results")
        .then()
        .statusCode(409);
    assertThat(
            Database.count("select count(*) from issuer.batch_row where batch_id = '" + id + "'"))
        .isZero();
    upload(CSV, file).statusCode(200).body("id", is(id)).body("resultsErased", is(true));
  }

  @Test
  void who_handed_in_and_cancelled_stands_in_the_audit_trail() throws SQLException {
    var id = accepted(CSV, csv(1));
    as("issuer").delete("/v1/batches/" + id).then().statusCode(200);
    assertThat(
            Database.count(
                "select count(*) from issuer.audit_entry where object = 'urn:uuid:"
                    + id
                    + "' and action in ('batch-uploaded', 'batch-cancelled')"))
        .isEqualTo(2);
  }
}
