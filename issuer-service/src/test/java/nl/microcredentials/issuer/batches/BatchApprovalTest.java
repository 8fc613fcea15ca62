package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.cells;
import static nl.microcredentials.issuer.batches.BatchFiles.csv;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.Uploads;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Files of an institution that wants four eyes. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(WithoutWorkers.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchApprovalTest {

  private static final String SYSTEM = Tokens.of(WITH_FOUR_EYES, "sis", "sis-client", "issuer");
  private static final String BOARD = Tokens.of(WITH_FOUR_EYES, "anne", "portal", "exam-board");

  @Inject Workload workload;
  @Inject RowIntake intake;
  @Inject LearnerKeys keys;
  @Inject Clock clock;

  @Test
  void rows_wait_for_the_exam_board_which_decides_about_the_file_as_a_whole() {
    Completions.publishAchievement(Completions.ACHIEVEMENT, WITH_FOUR_EYES);
    var file = csv(cells(), cells(), cells("result.pass", "failed"));
    var id = upload(file);
    var worker =
        new BatchWorker(UUID.randomUUID(), Duration.ofMinutes(2), workload, intake, keys, clock);
    while (worker.work()) {
      // the next share
    }
    Uploads.with(SYSTEM)
        .get("/v1/batches/" + id)
        .then()
        .body("state", is("finished"), "rows.waiting", is(2), "rows.refused", is(1));
    Uploads.with(SYSTEM)
        .get("/v1/batches/" + id + "/results")
        .then()
        .contentType(ContentType.JSON)
        .body("rows.outcome", contains("waiting", "waiting", "refused"));

    var waiting = Uploads.with(BOARD).get("/v1/approvals?batch=" + id).then();
    waiting.body("approvals", hasSize(2), "approvals.batch", everyItem(is(id)));
    Uploads.with(BOARD)
        .contentType(ContentType.JSON)
        .body("{\"decision\":\"approved\",\"filter\":{\"batch\":\"%s\"}}".formatted(id))
        .post("/v1/approvals/decisions")
        .then()
        .statusCode(200)
        .body("outcomes.approval.state", contains("approved", "approved"))
        .body("outcomes.approval.credential", everyItem(startsWith("urn:uuid:")));
  }

  private static String upload(String file) {
    return Uploads.with(SYSTEM)
        .contentType(CSV)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/v1/batches")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }
}
