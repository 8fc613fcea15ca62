package nl.microcredentials.issuer.batches;

import static nl.microcredentials.issuer.batches.BatchFiles.CSV;
import static nl.microcredentials.issuer.batches.BatchFiles.NDJSON;
import static nl.microcredentials.issuer.batches.BatchFiles.accepted;
import static nl.microcredentials.issuer.batches.BatchFiles.as;
import static nl.microcredentials.issuer.batches.BatchFiles.cells;
import static nl.microcredentials.issuer.batches.BatchFiles.csv;
import static nl.microcredentials.issuer.batches.BatchFiles.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What institutions see of their batches, and who sees it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchResultsResourceTest {

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void batches_are_listed_page_by_page_latest_first() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(accepted(CSV, csv(1)));
    }
    var first = as("exam-board").get("/v1/batches?limit=2").then().statusCode(200).extract();
    assertThat(first.<List<String>>path("batches.id")).containsExactly(ids.get(2), ids.get(1));
    as("exam-board")
        .get("/v1/batches?limit=2&cursor=" + first.path("next"))
        .then()
        .body("batches[0].id", is(ids.get(0)));
    as("exam-board").get("/v1/batches?cursor=x").then().statusCode(400);
  }

  @Test
  void results_are_paged_and_streamed() {
    var id = accepted(CSV, csv(cells(), cells("result.pass", "=failed()"), cells()));
    ended(id);
    var path = "/v1/batches/" + id + "/results";
    var next =
        as("auditor")
            .accept("application/json")
            .get(path + "?limit=2")
            .then()
            .body("rows.row", is(List.of(1, 2)))
            .extract()
            .path("next");
    as("auditor")
        .accept("application/json")
        .get(path + "?limit=2&cursor=" + next)
        .then()
        .body("rows.row", is(List.of(3)));
    assertThat(as("auditor").accept(NDJSON).get(path).then().statusCode(200).extract().asString())
        .hasLineCount(3)
        .startsWith("{\"row\":1,\"outcome\":\"issued\",\"credential\":\"urn:uuid:");
    var csv = as("auditor").accept(CSV).get(path).then().statusCode(200).extract();
    assertThat(csv.contentType()).isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(csv.asString().lines().toList())
        .hasSize(4)
        .startsWith("row,outcome,credential,rule,pointer,found,allowed")
        .element(2)
        .asString()
        .startsWith("2,refused,,form,/result/pass,");
  }

  @Test
  void what_a_spreadsheet_would_run_is_escaped_in_the_results() {
    var id = accepted(CSV, csv(cells("learner.nameValidated", "=HYPERLINK(\"\"x\"\")")));
    ended(id);
    as("auditor")
        .accept(CSV)
        .get("/v1/batches/" + id + "/results")
        .then()
        .body(containsString(",\"'=HYPERLINK(\"\"\"\"x\"\"\"\")\","));
  }

  @Test
  void progress_is_told_as_events_until_the_batch_has_ended() {
    var id = accepted(CSV, csv(60));
    var events =
        as("auditor")
            .accept("text/event-stream")
            .get("/v1/batches/" + id + "/progress")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    var data = events.lines().filter(line -> line.startsWith("data:")).toList();
    assertThat(data.getLast()).contains("\"state\":\"finished\"").contains("\"issued\":60");
    assertThat(data.subList(0, data.size() - 1)).allMatch(event -> !event.contains("\"endedAt\""));
  }

  @Test
  void another_institution_sees_nothing_of_a_batch() {
    var id = accepted(CSV, csv(1));
    var stranger = Tokens.of(Tokens.APPLIED, "issuer", "auditor");
    for (var path : List.of("", "/results", "/progress")) {
      as("issuer").auth().oauth2(stranger).get("/v1/batches/" + id + path).then().statusCode(404);
    }
    as("issuer").auth().oauth2(stranger).delete("/v1/batches/" + id).then().statusCode(404);
    as("issuer")
        .auth()
        .oauth2(stranger)
        .get("/v1/batches")
        .then()
        .body("batches.id", everyItem(not(id)));
  }

  @Test
  void only_issuers_hand_in_and_cancel() {
    var id = accepted(CSV, csv(1));
    for (var role : List.of("exam-board", "auditor", "achievement-admin")) {
      as(role).contentType(CSV).body("x").post("/v1/batches").then().statusCode(403);
      as(role).delete("/v1/batches/" + id).then().statusCode(403);
    }
    as("achievement-admin").get("/v1/batches/" + id).then().statusCode(403);
    as("achievement-admin").get("/v1/batches/" + id + "/results").then().statusCode(403);
    as("achievement-admin").get("/v1/batches/" + id + "/progress").then().statusCode(403);
  }
}
