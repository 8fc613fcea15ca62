package nl.microcredentials.issuer.issuance;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.fresh;
import static nl.microcredentials.issuer.Completions.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.completions.CompletionExamples;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompletionResourceTest {

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void the_example_gives_a_credential() {
    report(Completions.json(CompletionExamples.QUANTUM_COMPUTING))
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
        .header("Location", startsWith("http://localhost:8081/v1/credentials/"))
        .body("id", startsWith("urn:uuid:"))
        .body(
            "credential.type", containsInAnyOrder("VerifiableCredential", "AchievementCredential"))
        .body("credential.issuer.id", is("did:web:localhost%3A8081:universiteit-aan-zee"))
        .body("credential.proof", org.hamcrest.Matchers.hasSize(1))
        .body("credential.proof[0].cryptosuite", is("eddsa-rdfc-2022"))
        .body("credential.credentialSubject.achievement.achievementType", is("MicroCredential"))
        .body("credential.credentialSubject.creditsEarned", is(3))
        .body("credential.credentialSubject.result[0].value", is("8.5"));
  }

  @Test
  void the_credential_follows_the_schemas_it_names() {
    var credential = credential(report(fresh()).statusCode(201));
    assertThat(credential.at("/credentialSchema/0/id").textValue())
        .isEqualTo(CredentialSchemas.OPEN_BADGE);
    credential
        .path("credentialSchema")
        .forEach(schema ->
            assertThat(CredentialSchemas.validate(schema.path("id").textValue(), credential))
                .isEmpty());
  }

  @Test
  void the_credential_does_not_show_who_the_learner_is() {
    var completion = fresh();
    var credential = credential(report(completion).statusCode(201)).toString();
    for (var member : List.of("givenName", "familyName", "email", "eduPersonPrincipalName")) {
      assertThat(credential).doesNotContain(completion.at("/learner/" + member).textValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00+18:00", "+999999999-12-31T23:59:59-18:00"})
  void a_time_that_no_calendar_holds_is_refused(String time) {
    report(fresh(completion -> completion.withObject("/result").put("resultDateTime", time)))
        .statusCode(400);
    report(fresh(completion -> completion.withObject("/association").put("endDateTime", time)))
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'value':3}", "{'studyLoadUnit':'ects'}"})
  void half_a_study_load_is_refused(String studyLoad) {
    var half = Completions.json(studyLoad.replace('\'', '"'));
    report(fresh(completion -> completion.set("studyLoad", half))).statusCode(400);
  }

  @Test
  void what_is_missing_is_named_as_in_the_request() {
    report(fresh(completion -> completion.withObject("/result").remove("final")))
        .statusCode(400)
        .body("errors.pointer", is(List.of("/result/final")));
  }

  @Test
  void who_knows_the_learner_can_recognise_the_hashed_identity() {
    var completion = fresh();
    var identities =
        credential(report(completion).statusCode(201)).at("/credentialSubject/identifier");
    for (var identity : identities) {
      var known =
          switch (identity.path("identityType").textValue()) {
            case "name" -> "Sanne Jansen";
            case "emailAddress" -> completion.at("/learner/email").textValue();
            default -> completion.at("/learner/eduPersonPrincipalName").textValue();
          };
      assertThat(identity.path("identityHash").textValue())
          .isEqualTo(IdentityObject.hash(known, identity.path("salt").textValue()));
    }
    assertThat(identities).hasSize(3);
  }

  @Test
  void the_hash_of_an_identity_is_the_one_of_the_standard() {
    assertThat(IdentityObject.hash("a@example.com", "Kosher"))
        .startsWith("sha256$b5809d8a")
        .endsWith("ef399");
  }

  @Test
  void the_same_completion_again_gives_the_same_credential() {
    var completion = fresh();
    var first = report(completion).statusCode(201).extract().path("credential").toString();
    var second = report(completion).statusCode(200).extract().path("credential").toString();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void fifty_at_once_give_one_credential() throws Exception {
    assertThat(fiftyAtOnce(fresh())).hasSize(1);
  }

  @Test
  void fifty_at_once_for_a_known_learner_give_one_credential_and_the_log_names_nobody()
      throws Exception {
    var logged = new ConcurrentLinkedQueue<LogRecord>();
    var handler = new LogCollector(logged);
    Logger.getLogger("").addHandler(handler);
    try {
      for (var another : List.of("another-course-1", "another-course-2", "another-course-3")) {
        var completion = fresh(c -> c.withObject("/source").put("id", "s1234567@" + another));
        report(completion).statusCode(201);
        Completions.publishAchievement(another);
        assertThat(fiftyAtOnce(completion.put("achievementId", another))).hasSize(1);
      }
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(logged).noneMatch(LogCollector::namesALearner);
  }

  /** Keeps what this service logs; the database has a log of its own. */
  private static final class LogCollector extends Handler {
    private final Queue<LogRecord> logged;

    LogCollector(Queue<LogRecord> logged) {
      this.logged = logged;
    }

    static boolean namesALearner(LogRecord entry) {
      var text = new StringBuilder(ExtLogRecord.wrap(entry).getFormattedMessage());
      for (var e = entry.getThrown(); e != null; e = e.getCause()) {
        text.append(e);
      }
      return text.indexOf("s1234567") >= 0;
    }

    @Override
    public void publish(LogRecord entry) {
      if (!entry.getLoggerName().startsWith("io.zonky")) {
        logged.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Returns the signatures of the credentials that fifty calls get. */
  private static HashSet<String> fiftyAtOnce(ObjectNode completion) throws Exception {
    var token = Tokens.of(Tokens.UNIVERSITY, "issuer");
    var key = UUID.randomUUID().toString();
    Callable<String> call =
        () ->
            send(completion, token, key)
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201))
                .extract()
                .path("credential.proof[0].proofValue");
    var proofs = new HashSet<String>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : executor.invokeAll(Collections.nCopies(50, call))) {
        proofs.add(answer.get());
      }
    }
    return proofs;
  }

  @Test
  void a_key_may_not_be_used_for_another_completion() {
    var token = Tokens.of(Tokens.UNIVERSITY, "issuer");
    var key = UUID.randomUUID().toString();
    var completion = fresh();
    send(completion, token, key).statusCode(201);
    send(completion, token, key).statusCode(200);
    send(fresh(), token, key)
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:idempotency-key-reused"));
  }

  @Test
  void every_broken_rule_is_named_at_once() {
    report(
            fresh(c -> {
              c.withObject("/result")
                  .put("state", "in_progress")
                  .put("pass", "failed")
                  .put("final", false)
                  .put("resultDateTime", Instant.now().plusSeconds(3_600).toString());
              c.withObject("/association").put("state", "associated").put("role", "lecturer");
              c.withObject("/learner").put("nameValidated", false).put("initialStudent", true);
              c.withObject("/studyLoad").put("value", 5).put("studyLoadUnit", "ects");
            }))
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:completion-not-proven"))
        .body(
            "errors.rule",
            containsInAnyOrder(
                "role-student",
                "association-finished",
                "result-completed",
                "result-passed",
                "result-final",
                "result-not-in-future",
                "name-validated",
                "learner-gate",
                "study-load-of-achievement"))
        .body("errors", everyItem(hasKey("pointer")))
        .body("errors", everyItem(hasKey("found")))
        .body("errors", everyItem(hasKey("allowed")));
  }

  @ParameterizedTest
  @CsvSource({
    "/association, startDateTime, 2026-11-21T00:00:00Z, time-order", // after the result
    "/association, endDateTime, 2026-09-01T00:00:00Z, time-order" // before the start
  })
  void the_times_have_an_order(String object, String member, String value, String rule) {
    report(fresh(c -> c.withObject(object).put(member, value)))
        .statusCode(422)
        .body("errors.rule", hasItem(rule));
  }

  @Test
  void an_initial_student_may_take_part_in_the_experiment() {
    report(
            fresh(c -> {
              c.withObject("/learner").put("initialStudent", true);
              c.withObject("/experiment").put("reason", "Works full-time in the sector.");
            }))
        .statusCode(201);
  }

  @Test
  void a_learner_without_identifier_is_refused() {
    report(fresh(c -> c.withObject("/learner").remove(List.of("eduPersonPrincipalName", "email"))))
        .statusCode(422)
        .body("errors.rule", hasItem("learner-identified"));
  }

  @Test
  void a_second_credential_for_one_learner_and_achievement_is_refused() {
    var completion = fresh();
    report(completion).statusCode(201);
    var other = completion.deepCopy();
    other.withObject("/source").put("id", UUID.randomUUID().toString());
    report(other).statusCode(422).body("errors.rule", hasItem("no-live-duplicate"));
  }

  @Test
  void a_record_sent_again_with_one_identifier_more_gives_no_second_credential() {
    var completion = fresh();
    report(completion).statusCode(201);
    var again = completion.deepCopy();
    again.withObject("/learner").put("eduId", UUID.randomUUID().toString());
    report(again).statusCode(422).body("errors.rule", is(List.of("source-of-one-learner")));
    report(completion).statusCode(200);
  }

  @Test
  void another_institutions_achievement_cannot_be_awarded() {
    report(fresh(), Tokens.of(Tokens.APPLIED, "issuer"))
        .statusCode(422)
        .body("errors.rule", hasItem("achievement-published"));
  }

  @Test
  void a_dry_run_says_the_same_and_changes_nothing() {
    var completion = fresh();
    dryRun(completion).statusCode(200).body("wouldIssue", is(true));
    dryRun(fresh(c -> c.withObject("/result").put("pass", "failed")))
        .statusCode(422)
        .body("errors.rule", is(List.of("result-passed")));
    report(completion).statusCode(201);
  }

  @Test
  void a_dry_run_finds_what_the_learner_already_holds() {
    var completion = fresh();
    report(completion).statusCode(201);
    dryRun(completion).statusCode(200); // which would give the credential that there is
    completion.withObject("/source").put("id", UUID.randomUUID().toString());
    dryRun(completion).statusCode(422).body("errors.rule", is(List.of("no-live-duplicate")));
  }

  @Test
  void names_in_any_script_are_hashed_as_they_are() {
    var name = "Zoë 👩‍🎓 e\u0301 דוגמה 学生";
    var completion = fresh(c -> c.withObject("/learner").put("givenName", name));
    var identity =
        credential(report(completion).statusCode(201)).at("/credentialSubject/identifier/0");
    assertThat(identity.path("identityHash").textValue())
        .isEqualTo(IdentityObject.hash(name + " Jansen", identity.path("salt").textValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer",
        "id",
        "validFrom",
        "proof",
        "credentialStatus",
        "statusListIndex",
        "@context"
      })
  void members_that_are_not_the_callers_are_refused(String member) {
    report(fresh(c -> c.put(member, "x")))
        .statusCode(400)
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "\"x\"",
        "0",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "\uFEFF{}",
        "{\"a\":\"\\uDC00\\uD800\"}"
      })
  void a_body_that_is_no_completion_is_refused(String body) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/completions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", matchesPattern(".*#(PARSING_ERROR|MALFORMED_VALUE_ERROR)"));
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body(" ".repeat(300_000))
        .post("/v1/completions")
        .then()
        .statusCode(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/plain", "application/json; charset=utf-7"})
  void another_media_type_is_refused(String type) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .header("Content-Type", type)
        .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/v1/completions")
        .then()
        .statusCode(415)
        .body("type", is("urn:microcredential:problem:unsupported-media-type"));
  }

  private static ObjectNode credential(ValidatableResponse response) {
    return Completions.json(response.extract().asString()).withObject("/credential");
  }

  private static ValidatableResponse dryRun(ObjectNode completion) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .queryParam("dryRun", true)
        .body(completion.toString())
        .post("/v1/completions")
        .then();
  }

  private static ValidatableResponse send(ObjectNode completion, String token, String key) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(completion.toString())
        .post("/v1/completions")
        .then();
  }
}
