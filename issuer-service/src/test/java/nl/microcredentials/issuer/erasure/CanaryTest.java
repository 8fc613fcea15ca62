package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Tokens.UNIVERSITY;
import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.MailServer;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.Uploads;
import nl.microcredentials.issuer.documents.SampleDocuments;
import nl.microcredentials.issuer.status.PublishedLists;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is about a person is found nowhere, neither before they are erased nor after it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryTest {

  private static final String ACHIEVEMENT = "song-of-canaries";
  private static final String NOTED = "{\"reason\": \"other\", \"note\": \"%s\"}";
  private static final String MARK = "a line that must be found";
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** Where something about a learner, or because of one, is written down. */
  private static final List<String> TABLES =
      List.of(
          "approval",
          "audit_entry",
          "award",
          "batch",
          "batch_row",
          "claim",
          "claim_code",
          "claim_session",
          "decision",
          "edition",
          "idempotency_key",
          "learner",
          "statement",
          "status_note",
          "webhook_delivery");

  private final ObjectNode completion =
      Canaries.inside(Completions.fresh(json -> json.put("achievementId", ACHIEVEMENT)));

  private LogOutput log;

  @BeforeEach
  void begin() {
    log = LogOutput.open();
    Completions.publishAchievement(ACHIEVEMENT);
    Completions.publishAchievement(ACHIEVEMENT, WITH_FOUR_EYES);
    as(UNIVERSITY, "webhook-admin")
        .body(
            "{\"url\": \"%s/200/canaries\", \"events\": [\"issued\", \"claimed\", \"suspended\"]}"
                .formatted(setting("issuer.webhooks.extra-origins")))
        .put("/v1/webhooks/canaries")
        .then()
        .statusCode(201);
  }

  @AfterEach
  void end() {
    as(UNIVERSITY, "webhook-admin").delete("/v1/webhooks/canaries");
    log.close();
  }

  @Test
  void nothing_of_a_person_can_be_read_and_everything_else_stays() throws SQLException {
    var id = award();
    var browser = claim(id);
    var shared = browser.share();
    var paths = browser.paths(shared);
    paths.forEach(path -> browser.get(path).statusCode(200));
    assertThat(browser.get(shared).extract().asString()).contains("Kanarielda");
    change(id);
    readEverything(id);
    letTheExamBoardSee();
    handInFile();
    var held = Completions.json(new String(SampleDocuments.signed(id)));
    var entry = PublishedLists.entryOf(id);
    var list = listed();
    await(() -> statementsAbout(id) == 5); // replaced by it, and issued, …, renewed
    assertThat(DatabaseDump.take())
        .allSatisfy((table, rows) -> assertThat(rows.isEmpty() && TABLES.contains(table)).isFalse())
        .containsKeys(TABLES.toArray(String[]::new));
    assertNoTraces();

    var learners =
        List.of(
            ErasureRequests.erase(UNIVERSITY, completion),
            ErasureRequests.erase(WITH_FOUR_EYES, completion));

    assertNoTraces();
    assertKeysAreGone(learners);
    paths.forEach(path -> assertThat(browser.get(path).extract().statusCode()).isIn(303, 404));
    browser.getLink().statusCode(404); // where the others lead
    assertThat(SampleDocuments.verifies(held)).isTrue();
    assertThat(listed()).isEqualTo(list);
    assertThat(statementsAbout(id)).isEqualTo(5);
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isFalse();
    post("/v1/credentials/" + id + "/revocation", NOTED.formatted(Canaries.NOTE)).statusCode(200);
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isTrue();
    await(() -> statementsAbout(id) == 6);
    assertNoTraces();
  }

  /** With a key for the request, and corrected once. */
  private String award() {
    var first = completion.deepCopy();
    first.withObject("/result").put("score", "10");
    var replaced =
        as(UNIVERSITY, "issuer")
            .header("Idempotency-Key", UUID.randomUUID())
            .body(first.toString())
            .post("/v1/completions")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id")
            .substring(9);
    return post("/v1/credentials/" + replaced + "/replacement", completion.toString())
        .statusCode(201)
        .extract()
        .<String>path("id")
        .substring(9);
  }

  /** After the learner has had a message. */
  private LearnersBrowser claim(String id) {
    var address = completion.at("/learner/email").textValue();
    await(() -> !MailServer.running().textsTo(address).isEmpty());
    return LearnersBrowser.open(
        post("/v1/credentials/" + id + "/claim/link", "{}")
            .statusCode(200)
            .extract()
            .<String>path("link"));
  }

  private static void change(String id) {
    var credential = "/v1/credentials/" + id;
    post(credential + "/suspension", NOTED.formatted(Canaries.NOTE)).statusCode(200);
    as(UNIVERSITY, "issuer").delete(credential + "/suspension").then().statusCode(200);
    post(credential + "/renewal", "{\"edition\": 1}").statusCode(200);
  }

  private static void readEverything(String id) {
    for (var form : List.of("application/vc", "application/vc+jwt", "application/dc+sd-jwt")) {
      as(UNIVERSITY, "issuer").accept(form).get("/v1/credentials/" + id).then().statusCode(200);
    }
    for (var part : List.of("pdf", "elm", "badge.png", "badge.svg", "notes", "history")) {
      as(UNIVERSITY, "issuer").get("/v1/credentials/" + id + '/' + part).then().statusCode(200);
    }
  }

  /** With a row that is refused, so that its result says what stood in it. */
  private void handInFile() {
    var refused = completion.deepCopy();
    refused.withObject("/learner").put("eduPersonPrincipalName", Canaries.NOTE);
    var batch =
        Uploads.with(Tokens.of(UNIVERSITY, "issuer"))
            .contentType(Uploads.NDJSON)
            .body(refused.toString().getBytes(StandardCharsets.UTF_8))
            .post("/v1/batches")
            .then()
            .statusCode(202)
            .extract()
            .<String>path("id");
    await(() -> stateOf(batch).getInt("rows.refused") == 1);
  }

  private static JsonPath stateOf(String batch) {
    return as(UNIVERSITY, "issuer").get("/v1/batches/" + batch).jsonPath();
  }

  /** One completion is rejected for a reason, and one waits. */
  private void letTheExamBoardSee() {
    as(WITH_FOUR_EYES, "exam-board")
        .body("{\"decision\": \"rejected\", \"reason\": \"%s\"}".formatted(Canaries.NOTE))
        .post("/v1/approvals/" + submit() + "/decision")
        .then()
        .statusCode(200);
    as(WITH_FOUR_EYES, "exam-board")
        .get("/v1/approvals/" + submit() + "/completion")
        .then()
        .statusCode(200);
  }

  private String submit() {
    return Completions.report(completion, Tokens.of(WITH_FOUR_EYES, "sis", "sis-client", "issuer"))
        .statusCode(202)
        .extract()
        .path("approval");
  }

  private void assertNoTraces() throws SQLException {
    var dump = DatabaseDump.take().toString();
    assertThat(dump).contains(ACHIEVEMENT);
    Canaries.assertNoneIn(dump);
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics).contains("http_server_requests");
    Canaries.assertNoneIn(metrics);
    Logger.getLogger(CanaryTest.class).info(MARK);
    assertThat(log.text()).contains(MARK);
    Canaries.assertNoneIn(log.text());
    Canaries.assertNoneIn(statements());
    var told = given().get(setting("issuer.webhooks.extra-origins") + "/received").asString();
    assertThat(told).contains("/200/canaries");
    Canaries.assertNoneIn(told);
  }

  private static void assertKeysAreGone(List<String> learners) throws SQLException {
    try (var connection = DatabaseDump.connect()) {
      for (var learner : learners) {
        assertThat(
                DatabaseDump.texts(
                    connection,
                    "select data_key is null from issuer.learner where id = '%s'"
                        .formatted(UUID.fromString(learner))))
            .containsExactly("t");
      }
    }
  }

  /** What an institution counts. */
  private static List<Object> listed() {
    return as(UNIVERSITY, "issuer")
        .queryParam("achievement", ACHIEVEMENT)
        .get("/v1/credentials")
        .then()
        .statusCode(200)
        .extract()
        .path("credentials");
  }

  /** What the registry was told. */
  private static String statements() {
    return given().get(setting("issuer.registry.url") + "/statements").asString();
  }

  private static long statementsAbout(String id) {
    return Pattern.compile("urn:uuid:" + id).matcher(statements()).results().count();
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static ValidatableResponse post(String path, String body) {
    return as(UNIVERSITY, "issuer").accept(ContentType.JSON).body(body).post(path).then();
  }

  private static RequestSpecification as(String institution, String role) {
    return given().auth().oauth2(Tokens.of(institution, role)).contentType(ContentType.JSON);
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
