package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.accepted;
import static nl.microcredentials.issuer.batches.BatchFiles.as;
import static nl.microcredentials.issuer.batches.BatchFiles.batch;
import static nl.microcredentials.issuer.batches.BatchFiles.cells;
import static nl.microcredentials.issuer.batches.BatchFiles.csv;
import static nl.microcredentials.issuer.batches.BatchFiles.results;
import static nl.microcredentials.issuer.batches.BatchFiles.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.StandingClock;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Workers of several instances, and what becomes of a batch when they are killed. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(WithoutWorkers.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchWorkerTest {

  private static final Duration LEASE = Duration.ofMinutes(2);

  @Inject Workload workload;
  @Inject RowIntake intake;
  @Inject Batches batches;
  @Inject BatchUploads uploads;
  @Inject Transactions transactions;
  @Inject LearnerKeys keys;
  @Inject Clock systemClock;

  private StandingClock clock;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
    clock = new StandingClock(systemClock.instant().plus(Duration.ofHours(1)));
  }

  @AfterEach
  void finishEverything() {
    clock.forward(Duration.ofDays(400));
    workUntilNothingIsLeft(worker());
  }

  private BatchWorker worker() {
    return new BatchWorker(UUID.randomUUID(), LEASE, workload, intake, keys, clock);
  }

  private static int workUntilNothingIsLeft(BatchWorker worker) {
    var shares = 0;
    while (worker.work()) {
      shares++;
    }
    return shares;
  }

  @Test
  void two_workers_share_a_batch_and_each_row_is_issued_once() throws Exception {
    var id = accepted(CSV, csv(120));
    var shares = new ArrayList<Future<Integer>>();
    try (var both = Executors.newFixedThreadPool(2)) {
      for (var worker : List.of(worker(), worker())) {
        shares.add(both.submit(() -> workUntilNothingIsLeft(worker)));
      }
    }
    assertThat(shares.get(0).get() + shares.get(1).get()).isEqualTo(5);
    assertThat(batch(id).getInt("rows.issued")).isEqualTo(120);
    assertThat(new HashSet<>(credentials(id))).hasSize(120);
    assertThat(
            Database.count(
                "select count(*) from issuer.award a join issuer.batch_row r"
                    + " on r.credential_id = a.id where r.batch_id = '"
                    + id
                    + "'"))
        .isEqualTo(120);
  }

  private static List<String> credentials(String id) {
    return as("auditor")
        .accept("application/json")
        .get("/v1/batches/" + id + "/results?limit=999")
        .then()
        .extract()
        .path("rows.credential");
  }

  @Test
  void what_a_killed_worker_had_is_taken_over_after_its_lease_and_is_neither_twice_nor_missing() {
    var id = accepted(CSV, csv(30));
    var killed = UUID.randomUUID();
    var share = workload.take(killed, clock.instant(), LEASE, 25).orElseThrow();
    intake.decide(share.batch(), share.rows().subList(0, 10));

    workUntilNothingIsLeft(worker());
    assertThat(batch(id).getInt("rows.issued")).as("of others").isEqualTo(5);
    clock.forward(LEASE.plusSeconds(1));
    workUntilNothingIsLeft(worker());
    assertThat(batch(id).getInt("rows.issued")).isEqualTo(30);
    assertThat(batch(id).getInt("rows.already")).isZero();
    assertThat(new HashSet<>(credentials(id))).hasSize(30);
  }

  @Test
  void who_comes_back_after_the_lease_does_not_count_again() {
    var id = accepted(CSV, csv(2));
    var late = UUID.randomUUID();
    var share = workload.take(late, clock.instant(), LEASE, 25).orElseThrow();
    clock.forward(LEASE.plusSeconds(1));
    workUntilNothingIsLeft(worker());
    var outcomes =
        share.rows().stream()
            .map(row ->
                new BatchRows.Outcome(row.number(), RowOutcome.REFUSED, Optional.empty(), null))
            .toList();
    workload.finish(late, share, clock.instant(), new Workload.Found(outcomes, List.of()));
    assertThat(batch(id).getInt("rows.issued")).isEqualTo(2);
    assertThat(batch(id).getInt("rows.refused")).isZero();
    assertThat(results(id).getList("rows.outcome")).containsExactly("issued", "issued");
  }

  @Test
  void a_fault_of_the_database_is_tried_again_and_is_no_refusal() throws SQLException {
    var id = accepted(CSV, csv(cells(), cells("result.pass", "failed")));
    Database.execute("revoke insert on issuer.award from issuer_app");
    try {
      workUntilNothingIsLeft(worker());
    } finally {
      Database.execute("grant insert on issuer.award to issuer_app");
    }
    assertThat(results(id).getList("rows.outcome")).containsExactly("pending", "refused");
    assertThat(workUntilNothingIsLeft(worker())).as("not at once").isZero();
    clock.forward(Duration.ofSeconds(2));
    workUntilNothingIsLeft(worker());
    assertThat(results(id).getList("rows.outcome")).containsExactly("issued", "refused");
    assertThat(batch(id).getString("state")).isEqualTo("finished");
  }

  @Test
  void a_fault_that_does_not_pass_fails_the_row_in_the_end() throws SQLException {
    var id = accepted(CSV, csv(1));
    Database.execute("update issuer.batch_row set attempts = 19 where batch_id = '" + id + "'");
    Database.execute("revoke insert on issuer.award from issuer_app");
    try {
      workUntilNothingIsLeft(worker());
    } finally {
      Database.execute("grant insert on issuer.award to issuer_app");
    }
    assertThat(batch(id).getInt("rows.failed")).isEqualTo(1);
    assertThat(batch(id).getString("state")).isEqualTo("finished");
  }

  @Test
  void a_file_is_kept_when_the_answer_of_the_database_got_lost_and_it_is_stored_again() {
    var id = accepted(CSV, csv(3));
    var stored = batches.findById(UUID.fromString(id));
    var file = new BatchUploads.StoredFile(null, stored.total, stored.digest);
    var again = transactions.run(() -> uploads.complete(stored.id, file));
    assertThat(again.created()).isTrue();
    assertThat(again.batch().id).isEqualTo(stored.id);
    workUntilNothingIsLeft(worker());
    assertThat(batch(id).getInt("rows.issued")).isEqualTo(3);
  }

  @Test
  void cancelling_leaves_what_is_done_and_what_a_worker_has() {
    var file = csv(60);
    var id = accepted(CSV, file);
    worker().work();
    var busy = UUID.randomUUID();
    var share = workload.take(busy, clock.instant(), LEASE, 10).orElseThrow();
    as("issuer")
        .delete("/v1/batches/" + id)
        .then()
        .statusCode(200)
        .body("state", is("cancelled"))
        .body("rows.issued", is(25))
        .body("rows.cancelled", is(25))
        .body("rows.pending", is(10));
    var found =
        intake.decide(share.batch(), share.rows()).stream()
            .map(Decision.Decided.class::cast)
            .toList();
    var outcomes = new ArrayList<BatchRows.Outcome>();
    for (int i = 0; i < found.size(); i++) {
      outcomes.add(
          new BatchRows.Outcome(
              share.rows().get(i).number(),
              found.get(i).outcome(),
              found.get(i).credential(),
              null));
    }
    workload.finish(busy, share, clock.instant(), new Workload.Found(outcomes, List.of()));
    assertThat(batch(id).getInt("rows.issued")).isEqualTo(35);
    assertThat(batch(id).<String>get("endedAt")).isNotNull();
    assertThat(batch(id).getString("state")).isEqualTo("cancelled");

    as("issuer").delete("/v1/batches/" + id).then().statusCode(200).body("rows.issued", is(35));
    var again = accepted(CSV, file);
    workUntilNothingIsLeft(worker());
    assertThat(batch(again).getInt("rows.already")).isEqualTo(35);
    assertThat(batch(again).getInt("rows.issued")).isEqualTo(25);
  }

  @Test
  void what_would_be_tried_again_ends_with_a_batch_that_was_cancelled() {
    var id = accepted(CSV, csv(2));
    var busy = UUID.randomUUID();
    var share = workload.take(busy, clock.instant(), LEASE, 10).orElseThrow();
    as("issuer").delete("/v1/batches/" + id).then().statusCode(200);
    var postponed =
        share.rows().stream()
            .map(row -> new BatchRows.Postponed(row.number(), clock.instant().plusSeconds(60)))
            .toList();
    workload.finish(busy, share, clock.instant(), new Workload.Found(List.of(), postponed));
    assertThat(batch(id).getInt("rows.cancelled")).isEqualTo(2);
    assertThat(batch(id).<String>get("endedAt")).isNotNull();
    clock.forward(Duration.ofMinutes(5));
    assertThat(workUntilNothingIsLeft(worker())).isZero();
  }

  @Test
  void a_batch_waits_for_its_time() {
    var at = systemClock.instant().plus(Duration.ofDays(3));
    var id =
        as("issuer")
            .queryParam("scheduledAt", DateTimeStamp.format(at))
            .contentType(CSV)
            .body(csv(1).getBytes(StandardCharsets.UTF_8))
            .post("/v1/batches")
            .then()
            .statusCode(202)
            .extract()
            .<String>path("id");
    assertThat(workUntilNothingIsLeft(worker())).isZero();
    assertThat(batch(id).getString("state")).isEqualTo("waiting");
    clock.forward(Duration.ofDays(3));
    workUntilNothingIsLeft(worker());
    assertThat(batch(id).getString("state")).isEqualTo("finished");
  }

  @Test
  void batches_take_turns_so_that_a_small_one_need_not_wait_for_a_large_one() {
    var large = accepted(CSV, csv(100));
    var small = accepted(CSV, csv(1));
    for (int share = 0; share < 2; share++) {
      worker().work();
      clock.forward(Duration.ofMillis(10));
    }
    assertThat(batch(small).getString("state")).isEqualTo("finished");
    assertThat(batch(large).getInt("rows.issued")).isEqualTo(25);
  }

  @Test
  void too_many_unfinished_batches_are_refused_until_one_has_ended() {
    for (int i = 0; i < WithoutWorkers.MAXIMUM_UNFINISHED; i++) {
      accepted(CSV, csv(1));
    }
    upload(CSV, csv(1))
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", is("urn:microcredential:problem:quota-exceeded"));
    workUntilNothingIsLeft(worker());
    accepted(CSV, csv(1));
  }
}
