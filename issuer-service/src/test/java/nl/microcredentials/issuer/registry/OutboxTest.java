package nl.microcredentials.issuer.registry;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.Completions.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Both ways in which a delivery can go wrong: failed, and failed but stored. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @Inject IssuerConfig config;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @AfterEach
  void repair() {
    fault("none");
  }

  @Test
  void a_credential_is_registered_soon_and_its_receipt_can_be_had() {
    var id = issued();
    await(() -> isRegistered(id));
    get(id, "/receipt").statusCode(200).body("record", is("urn:uuid:" + id));
    assertThat(statementsAbout(id)).hasSize(1);
  }

  @Test
  void issuing_goes_on_while_the_registry_is_away() {
    fault("failed");
    var id = issued();
    get(id, "").body("registration.state", is("pending"));
    get(id, "/receipt")
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:registration-pending"));
    assertThat(statementsAbout(id)).isEmpty();
    fault("none");
    await(() -> isRegistered(id));
    assertThat(statementsAbout(id)).hasSize(1);
  }

  @Test
  void a_statement_that_was_stored_although_the_answer_got_lost_is_there_once() {
    fault("stored");
    var id = issued();
    await(() -> statementsAbout(id).size() == 1);
    assertThat(isRegistered(id)).isFalse();
    fault("none");
    await(() -> isRegistered(id));
    assertThat(statementsAbout(id)).hasSize(1);
  }

  @Test
  void what_happened_to_a_credential_arrives_in_its_order() {
    fault("failed");
    var id = issued();
    change(id, "suspension", "under-investigation");
    change(id, "revocation", "fraud");
    fault("none");
    await(() -> statementsAbout(id).size() == 3);
    assertThat(statementsAbout(id))
        .extracting(statement -> statement.path("kind").textValue())
        .containsExactly("issued", "suspended", "revoked");
  }

  @Test
  void the_registry_learns_nothing_about_the_learner() {
    var completion = Completions.fresh();
    var id =
        Completions.report(completion).statusCode(201).extract().<String>path("id").substring(9);
    await(() -> isRegistered(id));
    var statement = statementsAbout(id).getFirst().toString();
    for (var member : List.of("givenName", "familyName", "email", "eduPersonPrincipalName")) {
      assertThat(statement).doesNotContain(completion.at("/learner/" + member).textValue());
    }
    assertThat(statement).doesNotContain(completion.at("/source/id").textValue());
  }

  private static void change(String id, String path, String reason) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType("application/json")
        .body("{\"reason\":\"%s\"}".formatted(reason))
        .post("/v1/credentials/" + id + '/' + path)
        .then()
        .statusCode(200);
  }

  private static boolean isRegistered(String id) {
    return get(id, "").extract().path("registration.state").equals("registered");
  }

  private List<JsonNode> statementsAbout(String id) {
    var statements =
        StrictJson.parse(
            given().get(config.registry().url() + "/statements").asString().getBytes(UTF_8));
    return StreamSupport.stream(statements.spliterator(), false)
        .filter(statement -> statement.path("record").textValue().equals("urn:uuid:" + id))
        .toList();
  }

  private void fault(String kind) {
    given().body(kind).put(config.registry().url() + "/fault").then().statusCode(204);
  }

  private static ValidatableResponse get(String id, String path) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .accept("application/json")
        .get("/v1/credentials/" + id + path)
        .then();
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
