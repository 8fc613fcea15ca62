package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static nl.microcredentials.issuer.approvals.FourEyes.ANNE;
import static nl.microcredentials.issuer.approvals.FourEyes.BOB;
import static nl.microcredentials.issuer.approvals.FourEyes.SYSTEM;
import static nl.microcredentials.issuer.approvals.FourEyes.audited;
import static nl.microcredentials.issuer.approvals.FourEyes.decide;
import static nl.microcredentials.issuer.approvals.FourEyes.get;
import static nl.microcredentials.issuer.approvals.FourEyes.post;
import static nl.microcredentials.issuer.approvals.FourEyes.report;
import static nl.microcredentials.issuer.approvals.FourEyes.uuid;
import static nl.microcredentials.issuer.approvals.FourEyes.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completions of an institution that wants four eyes on them. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApprovalTest {

  private final ObjectNode completion = Completions.fresh();

  @BeforeEach
  void publish() {
    Completions.publishAchievement(Completions.ACHIEVEMENT, WITH_FOUR_EYES);
  }

  @Test
  void a_completion_waits_and_is_issued_when_it_is_approved() throws SQLException {
    var answer =
        report(completion)
            .statusCode(202)
            .header("Location", startsWith("http://localhost:8081/v1/approvals/"))
            .body("state", is("waiting"));
    String id = answer.extract().path("approval");
    get(SYSTEM, "/v1/approvals/" + id)
        .statusCode(200)
        .body("state", is("waiting"))
        .body("reportedBy", is("sis"))
        .body("credential", nullValue());
    get(ANNE, "/v1/approvals/" + id + "/completion")
        .statusCode(200)
        .body("learner.familyName", is("Jansen"))
        .body("result.resultDateTime", is("2026-11-20T15:00:00+01:00"));

    var decided =
        post(
                ANNE,
                "/v1/approvals/" + id + "/decision",
                "{\"decision\": \"approved\", \"reason\": \"Checked with the examiner\"}")
            .statusCode(200)
            .body("state", is("approved"))
            .body("decidedBy", is("anne"))
            .body("reason", is("Checked with the examiner"));
    var credential = uuid(decided, "credential");
    get(SYSTEM, "/v1/credentials/" + credential).statusCode(200).body("status", is("active"));
    report(completion).statusCode(200).body("id", endsWith(credential));
    assertThat(audited(id))
        .containsExactly("completion-submitted by sis", "completion-approved by anne");
  }

  @Test
  void sending_it_again_does_not_wait_twice() {
    var id = waiting(completion);
    assertThat(waiting(completion)).isEqualTo(id);
    var withKey =
        io.restassured.RestAssured.given()
            .auth()
            .oauth2(SYSTEM)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType("application/json")
            .body(completion.toString())
            .post("/v1/completions")
            .then();
    withKey.statusCode(202).body("approval", is(id));
  }

  @Test
  void what_breaks_a_rule_is_refused_at_once_and_does_not_wait() {
    completion.withObject("/result").put("pass", "failed");
    report(completion).statusCode(422).body("errors.rule", hasItem("result-passed"));
    completion.withObject("/result").put("pass", "passed");
    waiting(completion);
  }

  @Test
  void a_dry_run_says_that_it_would_wait() {
    post(SYSTEM, "/v1/completions?dryRun=true", completion.toString())
        .statusCode(200)
        .body("wouldIssue", is(false))
        .body("wouldAwaitApproval", is(true));
    var other = Tokens.of(Tokens.UNIVERSITY, "issuer");
    Completions.publishAchievement();
    post(other, "/v1/completions?dryRun=true", completion.toString())
        .body("wouldIssue", is(true))
        .body("wouldAwaitApproval", is(false));
  }

  @Test
  void a_rejected_completion_may_be_reported_again() throws SQLException {
    var id = waiting(completion);
    post(
            ANNE,
            "/v1/approvals/" + id + "/decision",
            "{\"decision\": \"rejected\", \"reason\": \"Grade of another student\"}")
        .statusCode(200)
        .body("state", is("rejected"))
        .body("credential", nullValue());
    get(SYSTEM, "/v1/approvals/" + id).body("reason", is("Grade of another student"));
    var second = waiting(completion);
    assertThat(second).isNotEqualTo(id);
    decide(BOB, second, "approved").statusCode(200);
    assertThat(audited(id)).endsWith("completion-rejected by anne");
  }

  @Test
  void a_decision_is_made_once() {
    var id = waiting(completion);
    decide(ANNE, id, "approved").statusCode(200).body("decidedBy", is("anne"));
    decide(BOB, id, "approved").statusCode(200).body("decidedBy", is("anne"));
    decide(BOB, id, "rejected").statusCode(409).body("type", endsWith("state-conflict"));
    get(BOB, "/v1/approvals/" + id).body("state", is("approved"));
  }

  @Test
  void nobody_approves_what_they_reported() {
    var samePerson = Tokens.of(WITH_FOUR_EYES, "sis", "portal", "exam-board");
    var sameClient = Tokens.of(WITH_FOUR_EYES, "carol", "sis-client", "exam-board");
    var id = waiting(completion);
    for (var token : new String[] {samePerson, sameClient}) {
      decide(token, id, "approved")
          .statusCode(403)
          .body("type", is("urn:microcredential:problem:self-approval"));
    }
    get(SYSTEM, "/v1/approvals/" + id).body("state", is("waiting"));
    decide(samePerson, id, "rejected").statusCode(200);
  }

  @Test
  void only_the_exam_board_decides() {
    var id = waiting(completion);
    var another = Tokens.of(WITH_FOUR_EYES, "dave", "other", "issuer");
    decide(another, id, "approved").statusCode(403);
    get(another, "/v1/approvals/" + id + "/completion").statusCode(403);
    decide(Tokens.of(Tokens.UNIVERSITY, "exam-board"), id, "approved").statusCode(404);
    for (var path : new String[] {"", "/completion"}) {
      get(Tokens.of(Tokens.UNIVERSITY, "exam-board"), "/v1/approvals/" + id + path).statusCode(404);
    }
    get(SYSTEM, "/v1/approvals/" + id).body("state", is("waiting"));
  }

  @Test
  void two_records_of_one_learner_do_not_both_wait_nor_wait_beside_a_credential() {
    var id = waiting(completion);
    var other = completion.deepCopy();
    other.withObject("/source").put("id", UUID.randomUUID().toString());
    report(other).statusCode(422).body("errors.rule", hasItem("no-live-duplicate"));
    decide(ANNE, id, "approved").statusCode(200);
    report(other).statusCode(422).body("errors.rule", hasItem("no-live-duplicate"));
  }

  @Test
  void one_record_waits_for_one_learner() {
    waiting(completion);
    completion.withObject("/learner").put("eduId", UUID.randomUUID().toString());
    report(completion).statusCode(422).body("errors.rule", hasItem("source-of-one-learner"));
  }

  @Test
  void the_rules_are_looked_at_again_when_it_is_approved() {
    var achievement = "a-" + UUID.randomUUID();
    Completions.publishAchievement(achievement, WITH_FOUR_EYES);
    completion.put("achievementId", achievement);
    var id = waiting(completion);
    withdraw(achievement);
    decide(ANNE, id, "approved")
        .statusCode(422)
        .body("errors.rule", hasItem("achievement-published"));
    get(SYSTEM, "/v1/approvals/" + id).body("state", is("waiting"));
    Completions.publishAchievement(achievement, WITH_FOUR_EYES);
    decide(ANNE, id, "approved").statusCode(200);
  }

  private static void withdraw(String achievement) {
    var definition =
        Completions.json(
            nl.microcredentials.issuer.achievements.AchievementExamples.QUANTUM_COMPUTING);
    definition.put("state", "withdrawn");
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(Tokens.of(WITH_FOUR_EYES, "achievement-admin"))
        .contentType("application/json")
        .body(definition.toString())
        .put("/v1/achievements/" + achievement)
        .then()
        .statusCode(200);
  }

  @Test
  void of_two_boards_at_once_one_decides() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 10; i++) {
        var id = waiting(Completions.fresh());
        var calls = new ArrayList<Callable<String>>();
        for (int j = 0; j < 4; j++) {
          calls.add(() -> outcome(decide(ANNE, id, "approved").extract().statusCode(), "approved"));
          calls.add(() -> outcome(decide(BOB, id, "rejected").extract().statusCode(), "rejected"));
        }
        var outcomes = new HashSet<String>();
        for (var outcome : threads.invokeAll(calls)) {
          outcomes.add(outcome.get());
        }
        outcomes.remove("409");
        assertThat(outcomes).hasSize(1);
        get(ANNE, "/v1/approvals/" + id).body("state", is(outcomes.iterator().next()));
        assertThat(audited(id)).hasSize(2);
      }
    }
  }

  private static String outcome(int code, String decision) {
    return code == 200 ? decision : "" + code;
  }

  @Test
  void many_reports_at_once_wait_once() throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 12; i++) {
      calls.add(() -> waiting(completion));
    }
    var ids = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var id : threads.invokeAll(calls)) {
        ids.add(id.get());
      }
    }
    assertThat(ids).hasSize(1);
  }

  @Test
  void who_it_is_cannot_be_read_in_the_database() throws SQLException {
    var id = waiting(completion);
    try (var connection = FourEyes.connect();
        var query =
            connection.prepareStatement("select * from issuer.approval where id = ?::uuid")) {
      query.setString(1, id);
      var rows = query.executeQuery();
      assertThat(rows.next()).isTrue();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        var bytes = rows.getBytes(column);
        var text =
            bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Jansen", "example", completion.at("/source/id").asText());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"decision\": null}",
        "{\"decision\": \"waiting\"}",
        "{\"decision\": \"Approved\"}",
        "{\"decision\": 0}",
        "{\"decision\": \"approved\", \"reason\": \"\"}",
        "{\"decision\": \"approved\", \"because\": \"x\"}"
      })
  void a_decision_is_approved_or_rejected(String body) {
    var id = waiting(Completions.fresh());
    post(ANNE, "/v1/approvals/" + id + "/decision", body).statusCode(400);
    get(ANNE, "/v1/approvals/" + id).body("state", is("waiting")).body("id", not(nullValue()));
  }
}
