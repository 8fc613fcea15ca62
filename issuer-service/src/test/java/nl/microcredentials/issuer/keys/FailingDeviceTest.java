package nl.microcredentials.issuer.keys;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.keys.Issuing.await;
import static nl.microcredentials.issuer.keys.Issuing.issue;
import static nl.microcredentials.issuer.keys.Issuing.keyOf;
import static nl.microcredentials.issuer.keys.Issuing.readiness;
import static nl.microcredentials.issuer.keys.Issuing.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.Uploads;
import nl.microcredentials.issuer.keystores.FaultySigner;
import nl.microcredentials.issuer.keystores.FaultySigner.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ISSUE-15: the device that keeps the keys fails, in every way in which one can. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(KeyTrouble.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailingDeviceTest {

  @Inject IssuerConfig config;

  /** That of the profile; in others this class is a bean, too. */
  @Inject Clock clock;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @AfterEach
  void repair() {
    FaultySigner.set(Fault.NONE);
    await(FailingDeviceTest::isReady);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void nothing_is_released_until_the_device_is_back(Fault fault) {
    var completion = Completions.fresh();
    FaultySigner.set(fault);
    for (int i = 0; i < config.keyStore().failures(); i++) {
      assertUnavailable(completion);
    }
    await(() -> !isReady());
    assertThat(readiness(503))
        .contains("universiteit-aan-zee Ed25519")
        .contains("cannot sign: its device fails")
        .doesNotContain("away"); // what the device says about itself
    assertUnavailable(completion);

    FaultySigner.set(Fault.NONE);
    await(FailingDeviceTest::isReady);
    Completions.report(completion).statusCode(200);
    var credential = issue(completion);
    assertThat(keyOf(credential)).isEqualTo("key-1");
    assertThat(verifies(credential, clock.instant())).isTrue();
    var id = credential.path("id").textValue();
    await(() -> statementsAbout(id) > 0);
    assertThat(statementsAbout(id)).isEqualTo(1);
  }

  @Test
  void a_device_that_hangs_holds_no_more_than_a_few_threads() throws Exception {
    FaultySigner.set(Fault.HANGS);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            callers.submit(() -> Completions.report(Completions.fresh()).extract().statusCode()));
      }
      for (var answer : answers) {
        assertThat(status(answer)).isEqualTo(503);
      }
    }
    assertThat(FaultySigner.inside()).isPositive().isLessThanOrEqualTo(4);
    FaultySigner.set(Fault.NONE);
    await(() -> FaultySigner.inside() == 0);
  }

  private static int status(Future<Integer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rows_of_a_file_wait_until_the_device_is_back_and_count_as_issued_then() {
    FaultySigner.set(Fault.EXCEPTION);
    var batch = handIn(20);
    await(() -> batch(batch).getString("state").equals("running"));
    await(() -> !isReady());
    assertThat(batch(batch).getInt("rows.pending")).isEqualTo(20);
    FaultySigner.set(Fault.NONE);
    await(() -> batch(batch).getString("state").equals("finished"));
    assertThat(batch(batch).getInt("rows.issued")).isEqualTo(20);
  }

  private static String handIn(int rows) {
    var file =
        Stream.generate(() -> Completions.fresh() + "\n").limit(rows).collect(Collectors.joining());
    return Uploads.with(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(Uploads.NDJSON)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/v1/batches")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static JsonPath batch(String id) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .get("/v1/batches/" + id)
        .jsonPath();
  }

  @Test
  void signatures_are_counted_by_store_and_type_and_outcome() {
    issue(Completions.fresh());
    FaultySigner.set(Fault.BIT_TURNED);
    assertUnavailable(Completions.fresh());
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    for (var outcome : new String[] {"released", "failed"}) {
      assertThat(metrics)
          .containsPattern(
              "issuer_signatures_seconds_count\\{key_type=\"Ed25519\",outcome=\"%s\",store=\"json-web-key\",?\\} [1-9]"
                  .formatted(outcome));
    }
  }

  private static void assertUnavailable(ObjectNode completion) {
    Completions.report(completion)
        .statusCode(503)
        .header("Retry-After", is("5"))
        .body("type", endsWith("signing-unavailable"));
  }

  private static boolean isReady() {
    return given().get("/q/health/ready").statusCode() == 200;
  }

  private int statementsAbout(String id) {
    var all =
        StrictJson.parse(
            given()
                .get(config.registry().url() + "/statements")
                .asString()
                .getBytes(StandardCharsets.UTF_8));
    return (int) all.valueStream().filter(one -> one.path("record").asText().equals(id)).count();
  }
}
