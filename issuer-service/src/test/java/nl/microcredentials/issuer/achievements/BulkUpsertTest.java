package nl.microcredentials.issuer.achievements;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.AchievementRequests.example;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BulkUpsertTest {

  private static final int MEBIBYTE = 1 << 20;

  private final String id = "b-" + UUID.randomUUID();

  @TestHTTPResource("/v1/achievements")
  URI address;

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "3", "[", "", "[{}", "[{}] []", "\uFEFF[]"})
  void what_is_no_array_is_refused_as_a_whole(String body) {
    admin().body(body).post("/v1/achievements").then().statusCode(400);
  }

  @Test
  void nothing_at_all_is_refused() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
        .noContentType()
        .post("/v1/achievements")
        .then()
        .statusCode(400);
    ndjson("").post("/v1/achievements").then().body("results.size()", is(0));
  }

  @Test
  void more_than_a_thousand_are_refused_as_a_whole() {
    var array = "[" + "{},".repeat(1_000) + "{}]";
    admin()
        .body(array)
        .post("/v1/achievements")
        .then()
        .statusCode(413)
        .body("type", is("urn:microcredential:problem:payload-too-large"));
    ndjson("{}\n".repeat(1_001)).post("/v1/achievements").then().statusCode(413);
  }

  @Test
  void a_body_of_another_type_or_character_set_is_refused() {
    admin().contentType("text/csv").body("x").post("/v1/achievements").then().statusCode(415);
    admin()
        .contentType("application/x-ndjson; charset=ISO-8859-1")
        .body("{}".getBytes(UTF_8))
        .post("/v1/achievements")
        .then()
        .statusCode(415);
  }

  @Test
  void a_body_over_five_mebibytes_is_refused_whether_it_is_announced_or_not() throws Exception {
    var tooLong = " ".repeat(5 * MEBIBYTE + 1);
    admin()
        .body(tooLong)
        .post("/v1/achievements")
        .then()
        .statusCode(413)
        .body("type", is("urn:microcredential:problem:payload-too-large"));
    Assertions.assertThat(sendInChunks(address, tooLong)).isEqualTo(413);
  }

  @Test
  void only_this_address_takes_so_much() throws Exception {
    var long_ = " ".repeat(300_000) + "[]";
    Assertions.assertThat(sendInChunks(address, long_)).isEqualTo(200);
    var other = URI.create(address + "/imports/edubadges?id=x");
    Assertions.assertThat(sendInChunks(other, long_)).isEqualTo(413);
    admin().body(long_).post("/v1/achievements/imports/edubadges?id=x").then().statusCode(413);
  }

  /** Nothing says beforehand how long the body is. */
  private static int sendInChunks(URI to, String body) throws Exception {
    var bytes = body.getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(to)
            .header("Authorization", "Bearer " + Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build();
    try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void another_role_stores_nothing() {
    admin()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .body("[]")
        .post("/v1/achievements")
        .then()
        .statusCode(403);
  }

  @Test
  void each_line_that_is_wrong_is_wrong_by_itself() {
    var lines =
        String.join(
            "\n",
            item(id + "-1", a -> {}).toString(),
            "{\"id\": ",
            "",
            "[]",
            "{\"id\": \"x\", \"id\": \"y\"}",
            "{\"id\": \"Not A Name\"}",
            item(id + "-2", a -> a.put("proof", "x")).toString(),
            item(id + "-3", a -> a.remove("learningOutcomes")).toString(),
            item(id + "-4", a -> a.withObject("/studyLoad").put("value", 31)).toString(),
            item(id + "-5", a -> a.put("link", "javascript:alert(1)")).toString(),
            item(id + "-6", a -> {}).toString());
    var answer = ndjson(lines).post("/v1/achievements").then().statusCode(200);
    answer
        .body("results.index", contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        .body(
            "results.outcome",
            contains(
                "created", "refused", "refused", "refused", "refused", "refused", "refused",
                "refused", "refused", "refused", "created"))
        .body("results[1].type", is("https://www.w3.org/TR/vc-data-model#PARSING_ERROR"))
        .body("results[1].id", nullValue())
        .body("results[6].detail", is("/proof is not a member of this request."))
        .body("results[7].errors.pointer", contains("/learningOutcomes"))
        .body("results[8].type", is("urn:microcredential:problem:achievement-refused"))
        .body("results[8].errors.rule", hasItems("study-load-in-policy"))
        .body("results[9].type", is("urn:microcredential:problem:unsafe-url"));
    admin().get("/v1/achievements/" + id + "-6").then().statusCode(200);
  }

  @Test
  void what_is_no_object_in_an_array_is_wrong_by_itself() {
    admin()
        .body("[null, 1, [], " + item(id, a -> {}) + "]")
        .post("/v1/achievements")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("refused", "refused", "refused", "created"));
  }

  @Test
  void a_dry_run_says_the_same_and_stores_nothing() {
    rehearse(item(id, a -> {})).body("results[0].outcome", is("created"));
    admin().get("/v1/achievements/" + id).then().statusCode(404);
    store(item(id, a -> {})).body("results[0].outcome", is("created"));
    rehearse(item(id, a -> {})).body("results[0].outcome", is("unchanged"));
    rehearse(item(id, a -> a.put("stackable", false)))
        .body("results[0].outcome", is("changed"))
        .body("results[0].version", is(2));
    admin().get("/v1/achievements/" + id).then().body("version", is(1));
  }

  @Test
  void sending_everything_again_changes_nothing() {
    store(item(id, a -> {})).body("results[0].outcome", is("created"));
    store(item(id, a -> {})).body("results[0].outcome", is("unchanged"));
    store(item(id, a -> a.put("stackable", false))).body("results[0].outcome", is("changed"));
  }

  @Test
  void a_thousand_at_once_are_stored() {
    var array =
        IntStream.range(0, 1_000)
            .mapToObj(i -> item(id + '-' + i, a -> {}).toString())
            .collect(Collectors.joining(",", "[", "]"));
    Assertions.assertThat(array.length()).isGreaterThan(MEBIBYTE);
    admin()
        .body(array)
        .post("/v1/achievements")
        .then()
        .statusCode(200)
        .body("results.findAll { it.outcome == 'created' }.size()", is(1_000));
  }

  @Test
  void the_examples_in_the_description_are_answered_as_it_says() {
    admin()
        .body(AchievementExamples.ARRAY)
        .post("/v1/achievements?dryRun=true")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("created"));
    ndjson(AchievementExamples.LINES)
        .post("/v1/achievements?dryRun=true")
        .then()
        .statusCode(200)
        .body("results.outcome", contains("created", "refused"))
        .body("results.size()", lessThan(3));
  }

  private static ObjectNode item(String name, Consumer<ObjectNode> change) {
    return example(change).put("id", name);
  }

  private static RequestSpecification ndjson(String lines) {
    return admin().contentType("application/x-ndjson; charset=UTF-8").body(lines.getBytes(UTF_8));
  }

  private static ValidatableResponse store(ObjectNode item) {
    return admin().body("[" + item + "]").post("/v1/achievements").then().statusCode(200);
  }

  private static ValidatableResponse rehearse(ObjectNode item) {
    return admin()
        .body("[" + item + "]")
        .post("/v1/achievements?dryRun=true")
        .then()
        .statusCode(200);
  }
}
