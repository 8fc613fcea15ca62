package nl.microcredentials.issuer.webhooks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.Completions.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard Webhooks 1.0, and what an institution sets and sees of them. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookResourceTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @Inject IssuerConfig config;

  private final String name = "hook-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @AfterEach
  void remove() {
    admin().delete("/v1/webhooks/" + name);
  }

  @Nested
  class Is_refused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://sis.example.org/",
          "https://localhost/",
          "https://127.0.0.1/",
          "https://[::1]/",
          "https://169.254.169.254/latest/meta-data",
          "https://user:secret@sis.example.org/",
          "https://sis.example.org:8443/",
          "https://intranet/",
          "file:///etc/passwd",
          "javascript:alert(1)",
          "relative"
        })
    void an_address_that_is_not_public(String url) {
      put(url, "issued").statusCode(400).body("type", endsWithUnsafe());
    }

    @Test
    void an_event_that_there_is_not() {
      put("https://sis.example.org/", "everything").statusCode(400);
    }

    @Test
    void a_webhook_without_events() {
      admin()
          .body("{\"url\":\"https://sis.example.org/\",\"events\":[]}")
          .put("/v1/webhooks/" + name)
          .then()
          .statusCode(400);
    }

    @Test
    void whoever_has_another_role() {
      for (var role : List.of("issuer", "exam-board", "achievement-admin", "auditor")) {
        as(Tokens.UNIVERSITY, role)
            .body(WebhookExamples.STUDENT_SYSTEM)
            .put("/v1/webhooks/" + name)
            .then()
            .statusCode(403);
      }
    }

    @Test
    void whoever_is_of_another_institution() {
      put("https://sis.example.org/", "issued").statusCode(201);
      var other = as(Tokens.APPLIED, "webhook-admin");
      other.get("/v1/webhooks/" + name + "/deliveries").then().statusCode(404);
      other.post("/v1/webhooks/" + name + "/secret").then().statusCode(404);
      other.delete("/v1/webhooks/" + name).then().statusCode(404);
      other.get("/v1/webhooks").then().body("webhooks.name", not(hasItem(name)));
    }

    @Test
    void one_more_than_an_institution_needs() {
      Supplier<Stream<String>> names =
          () -> Stream.iterate(0, i -> i < 10, i -> i + 1).map(i -> "many-" + i);
      var applied = as(Tokens.APPLIED, "webhook-admin").body(WebhookExamples.STUDENT_SYSTEM);
      names.get().forEach(many -> applied.put("/v1/webhooks/" + many).then().statusCode(201));
      applied.put("/v1/webhooks/one-more").then().statusCode(409);
      applied.put("/v1/webhooks/many-0").then().statusCode(200);
      names.get().forEach(many -> applied.delete("/v1/webhooks/" + many).then().statusCode(204));
    }
  }

  @Test
  void the_example_is_accepted_and_its_secret_shown_once() {
    var example = admin().body(WebhookExamples.STUDENT_SYSTEM);
    example.put("/v1/webhooks/" + name).then().statusCode(201).body("secret", startsWith("whsec_"));
    example.put("/v1/webhooks/" + name).then().statusCode(200).body("secret", nullValue());
    admin()
        .get("/v1/webhooks")
        .then()
        .body("webhooks.find { it.name == '%s' }.secret".formatted(name), nullValue());
  }

  @Test
  void an_event_arrives_signed_and_says_nothing_about_the_learner() throws Exception {
    var secret = putLocal("/200/", "issued", "registered").extract().<String>path("secret");
    var completion = Completions.fresh();
    var id = Completions.report(completion).statusCode(201).extract().<String>path("id");
    var messages = await(() -> received(id), 2);
    assertThat(messages)
        .extracting(message -> body(message).path("type").textValue())
        .containsExactly("credential.issued", "credential.registered");
    for (var message : messages) {
      assertThat(signaturesOf(message)).containsExactly(expected(secret, message));
      assertThat(message.path("content-type").textValue()).isEqualTo("application/json");
      assertThat(body(message).path("data").properties()).hasSize(2);
      for (var member : List.of("givenName", "familyName", "email", "eduPersonPrincipalName")) {
        assertThat(message.toString())
            .doesNotContain(completion.at("/learner/" + member).textValue());
      }
    }
    deliveries()
        .body("deliveries.event", contains("issued", "registered"))
        .body("deliveries.state", contains("delivered", "delivered"))
        .body("deliveries[0].lastStatus", is(200))
        .body("deliveries[0].credential", is(id));
  }

  @Test
  void only_what_was_asked_for_arrives() {
    putLocal("/200/", "revoked");
    var id = issued();
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"fraud\"}")
        .post("/v1/credentials/" + id + "/revocation")
        .then()
        .statusCode(200);
    var messages = await(() -> received("urn:uuid:" + id), 1);
    assertThat(body(messages.getFirst()).path("type").textValue()).isEqualTo("credential.revoked");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 302, 404, 429})
  void what_is_not_confirmed_is_tried_again_and_no_redirect_is_followed(int status) {
    putLocal("/" + status + "/", "issued");
    var id = "urn:uuid:" + issued();
    var messages = await(() -> received(id), 2);
    assertThat(messages)
        .extracting(message -> message.path("webhook-id").textValue())
        .containsOnly(messages.getFirst().path("webhook-id").textValue());
    assertThat(messages)
        .extracting(message -> message.path("path").textValue())
        .containsOnly("/" + status + "/" + name);
    deliveries()
        .body("deliveries[0].state", is("pending"))
        .body("deliveries[0].lastStatus", is(status))
        .body("deliveries[0].attempts", greaterThan(1));
    putLocal("/200/", "issued");
    await(() -> deliveries().extract().<List<String>>path("deliveries.state"), 1, "delivered");
  }

  @Test
  void a_receiver_that_is_gone_is_left_alone_until_somebody_asks() {
    putLocal("/410/", "issued");
    issued();
    await(() -> deliveries().extract().<List<String>>path("deliveries.state"), 1, "abandoned");
    putLocal("/200/", "issued");
    var id = deliveries().extract().<String>path("deliveries[0].id");
    admin()
        .post("/v1/webhooks/%s/deliveries/%s/redelivery".formatted(name, id))
        .then()
        .statusCode(202);
    await(() -> deliveries().extract().<List<String>>path("deliveries.state"), 1, "delivered");
  }

  @Test
  void a_new_secret_is_signed_with_beside_the_old_one() throws Exception {
    var old = putLocal("/200/", "issued").extract().<String>path("secret");
    var fresh =
        admin()
            .post("/v1/webhooks/" + name + "/secret")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("secret");
    assertThat(fresh).isNotEqualTo(old);
    var id = "urn:uuid:" + issued();
    var message = await(() -> received(id), 1).getFirst();
    assertThat(signaturesOf(message))
        .containsExactly(expected(fresh, message), expected(old, message));
  }

  @Test
  void what_was_done_stands_in_the_audit_trail() {
    putLocal("/200/", "issued");
    admin().post("/v1/webhooks/" + name + "/secret").then().statusCode(200);
    admin().delete("/v1/webhooks/" + name).then().statusCode(204);
    var actions =
        as(Tokens.UNIVERSITY, "auditor")
            .accept("application/x-ndjson")
            .get("/v1/audit-entries")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .map(line -> StrictJson.parseObject(line.getBytes(UTF_8)))
            .filter(entry -> entry.path("object").asText().equals(name))
            .map(entry -> entry.path("action").asText())
            .toList();
    assertThat(actions).containsExactly("webhook-set", "webhook-secret-renewed", "webhook-deleted");
  }

  private static List<String> signaturesOf(JsonNode message) {
    return List.of(message.path("webhook-signature").textValue().split(" "));
  }

  private static String expected(String secret, JsonNode message) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    var signed =
        "%s.%s.%s"
            .formatted(
                message.path("webhook-id").textValue(),
                message.path("webhook-timestamp").textValue(),
                message.path("body").textValue());
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static JsonNode body(JsonNode message) {
    return StrictJson.parse(message.path("body").textValue().getBytes(UTF_8));
  }

  private List<JsonNode> received(String credential) {
    var all = StrictJson.parse(given().get(receiver() + "/received").asByteArray());
    return StreamSupport.stream(all.spliterator(), false)
        .filter(message -> message.path("path").textValue().endsWith(name))
        .filter(message -> message.path("body").textValue().contains(credential))
        .toList();
  }

  private String receiver() {
    return config.webhooks().extraOrigins().orElseThrow().getFirst();
  }

  private ValidatableResponse putLocal(String path, String... events) {
    return put(receiver() + path + name, events);
  }

  private ValidatableResponse put(String url, String... events) {
    var json = StrictJson.object().put("url", url);
    var array = json.putArray("events");
    List.of(events).forEach(array::add);
    return admin().body(json.toString()).put("/v1/webhooks/" + name).then();
  }

  private ValidatableResponse deliveries() {
    return admin().get("/v1/webhooks/" + name + "/deliveries").then().statusCode(200);
  }

  private static RequestSpecification admin() {
    return as(Tokens.UNIVERSITY, "webhook-admin");
  }

  private static RequestSpecification as(String institution, String role) {
    return given().auth().oauth2(Tokens.of(institution, role)).contentType(ContentType.JSON);
  }

  private static org.hamcrest.Matcher<String> endsWithUnsafe() {
    return equalTo("urn:microcredential:problem:unsafe-url");
  }

  private static <T> List<T> await(Supplier<List<T>> list, int size) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var present = list.get();
      if (present.size() >= size) {
        return present;
      }
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static void await(Supplier<List<String>> list, int size, String value) {
    var unused = await(() -> list.get().stream().filter(value::equals).toList(), size);
    assertThat(unused).hasSize(size);
  }
}
