package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Tokens.UNIVERSITY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.status.PublishedLists;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is about a person is found nowhere, neither before they are erased nor after it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryTest {

  private static final String ACHIEVEMENT = "song-of-canaries";
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String MARK = "a line that must be found";

  private final ObjectNode completion =
      Canaries.inside(Completions.fresh(json -> json.put("achievementId", ACHIEVEMENT)));

  @Test
  void nothing_of_a_person_can_be_read_and_everything_else_stays() throws SQLException {
    try (var log = LogOutput.open()) {
      Completions.publishAchievement(ACHIEVEMENT);
      var id =
          Completions.report(completion).statusCode(201).extract().<String>path("id").substring(9);
      var shared = claimAndShare(id);
      post("/v1/credentials/" + id + "/suspension", "\"note\": \"" + Canaries.NOTE + "\"");
      reinstate(id);
      var held = Completions.json(openBadge(id));
      var entry = PublishedLists.entryOf(id);
      var list = listed();
      var statements = statementsAbout(id);
      assertNoTraces(log);

      var learner = ErasureRequests.erase(UNIVERSITY, completion);

      assertNoTraces(log);
      assertKeyIsGone(learner);
      given().get(shared).then().statusCode(404);
      assertVerifies(held);
      assertThat(listed()).isEqualTo(list);
      assertThat(statementsAbout(id)).isEqualTo(statements).isPositive();
      assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isFalse();
      post("/v1/credentials/" + id + "/revocation", "\"note\": \"" + Canaries.NOTE + "\"");
      assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isTrue();
      assertNoTraces(log);
    }
  }

  private static void assertNoTraces(LogOutput log) throws SQLException {
    var dump = DatabaseDump.take();
    assertThat(dump).contains(ACHIEVEMENT, "learner", "status_note");
    Canaries.assertNoneIn(dump);
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics).contains("http_server_requests");
    Canaries.assertNoneIn(metrics);
    Logger.getLogger(CanaryTest.class).info(MARK);
    assertThat(log.text()).contains(MARK);
    Canaries.assertNoneIn(log.text());
  }

  private static void assertKeyIsGone(String learner) throws SQLException {
    try (var connection = DatabaseDump.connect()) {
      assertThat(
              DatabaseDump.texts(
                  connection,
                  "select data_key is null from issuer.learner where id = '%s'"
                      .formatted(UUID.fromString(learner))))
          .containsExactly("t");
    }
  }

  /** With the key that the institution publishes. */
  private static void assertVerifies(ObjectNode credential) {
    var secured = SecuredDocument.of(credential);
    var key =
        given()
            .get("/universiteit-aan-zee/did.json")
            .then()
            .extract()
            .<String>path("verificationMethod[0].publicKeyMultibase");
    var proof = secured.proofs().getFirst();
    assertThat(
            Cryptosuites.standard()
                .named(proof.cryptosuite())
                .orElseThrow()
                .verifyProof(secured.unsecuredDocument(), proof, Multikey.decode(key)))
        .isPresent();
  }

  /** Takes the credential into possession, and returns the path under which others see it. */
  private static String claimAndShare(String id) {
    var link =
        post("/v1/credentials/" + id + "/claim/link", "")
            .replaceAll(".*\"link\":\"[^\"]*(/claims/[^\"]*)\".*", "$1");
    var session =
        browser()
            .redirects()
            .follow(false)
            .post(link)
            .then()
            .statusCode(303)
            .extract()
            .cookie("claim");
    browser()
        .cookie("claim", session)
        .contentType(ContentType.URLENC)
        .formParam("on", true)
        .redirects()
        .follow(false)
        .post(link + "/credential/share")
        .then()
        .statusCode(303);
    var page = given().cookie("claim", session).get(link + "/credential").asString();
    var shared = page.replaceAll("(?s).*(/shared/[A-Za-z0-9_-]{27}).*", "$1");
    assertThat(given().get(shared).then().statusCode(200).extract().asString())
        .contains("Kanarielda");
    return shared;
  }

  /** Forms are sent without a charset, as browsers do. */
  private static RequestSpecification browser() {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
  }

  private static String post(String path, String members) {
    var body = members.isEmpty() ? "{}" : "{\"reason\": \"other\", " + members + "}";
    return given()
        .auth()
        .oauth2(Tokens.of(UNIVERSITY, "issuer"))
        .accept(ContentType.JSON)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static void reinstate(String id) {
    given()
        .auth()
        .oauth2(Tokens.of(UNIVERSITY, "issuer"))
        .delete("/v1/credentials/" + id + "/suspension")
        .then()
        .statusCode(200);
  }

  private static String openBadge(String id) {
    return given()
        .auth()
        .oauth2(Tokens.of(UNIVERSITY, "issuer"))
        .accept("application/vc")
        .get("/v1/credentials/" + id)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** What an institution counts. */
  private static List<Object> listed() {
    return given()
        .auth()
        .oauth2(Tokens.of(UNIVERSITY, "issuer"))
        .queryParam("achievement", ACHIEVEMENT)
        .get("/v1/credentials")
        .then()
        .statusCode(200)
        .extract()
        .path("credentials");
  }

  /** How many statements about a credential the registry has, once it has all of them. */
  private static long statementsAbout(String id) {
    var url = ConfigProvider.getConfig().getValue("issuer.registry.url", String.class);
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var statements = given().get(url + "/statements").asString();
      var count = Pattern.compile("urn:uuid:" + id).matcher(statements).results().count();
      if (count == 3) { // issued, suspended, reinstated
        return count;
      }
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
