package nl.microcredentials.verifier.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The interface over HTTP: what is taken, what is answered, in which language. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerificationResourceTest extends Verifying {

  @Test
  void a_credential_that_is_in_order_is_valid() {
    var report = report(world.registeredCredential());
    assertThat(report.getString("outcome")).as(report.prettify()).isEqualTo("VALID");
    assertThat(report.getList("checks.name"))
        .containsExactly(
            "proof",
            "structure",
            "schema",
            "issuer",
            "validity",
            "status",
            "registration",
            "standard-elements");
    assertThat(report.getList("checks.outcome")).containsOnly("passed").hasSize(8);
    assertThat(report.getString("credential.title")).isEqualTo("Data analysis");
    assertThat(report.getString("credential.issuer.id")).isEqualTo(world.institution.did);
    assertThat(report.getString("credential.level")).isEqualTo("eqf_6");
    assertThat(report.getInt("credential.studyLoad.value")).isEqualTo(5);
    assertThat(report.getList("credential.learningOutcomes")).hasSize(2);
    assertThat(report.getString("logCheckpoint.origin")).isEqualTo(World.ORIGIN);
    assertThat(report.getInt("logCheckpoint.size")).isEqualTo(world.logSize());
    assertThat(report.getString("policy")).isEqualTo("national");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vc",
        "application/json",
        "application/json; charset=utf-8",
        "application/ld+json",
        "application/vc+ld+json"
      })
  void takes_the_media_types_of_credentials(String mediaType) {
    var body = StrictJson.write(world.registeredCredential());
    send(mediaType, body).then().statusCode(200).body("outcome", is("VALID"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/xml", "application/json; charset=utf-16", "nonsense"})
  void refuses_other_media_types(String mediaType) {
    send(mediaType, StrictJson.write(world.unsigned()))
        .then()
        .statusCode(415)
        .body("type", is("urn:microcredential:problem:unsupported-media-type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"x\"",
        "0",
        "{",
        "\uFEFF{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}"
      })
  void refuses_what_is_not_one_json_object(String body) {
    send("application/vc", body.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#PARSING_ERROR"));
  }

  @Test
  void refuses_other_encodings_than_utf_8() {
    for (var body :
        new byte[][] {
          "{}".getBytes(StandardCharsets.UTF_16LE),
          {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
          {'{', '"', (byte) 0xff, '"', ':', '1', '}'}
        }) {
      send("application/vc", body)
          .then()
          .statusCode(400)
          .body("type", is("https://www.w3.org/TR/vc-data-model#PARSING_ERROR"));
    }
  }

  @Test
  void refuses_lone_surrogates() {
    send("application/vc", "{\"a\":\"\\uDC00\\uD800\"}".getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"));
  }

  @Test
  void refuses_depth_and_goes_on() {
    var deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    send("application/vc", deep.getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
    assertValid(world.registeredCredential());
  }

  @Test
  void refuses_more_than_one_mebibyte() {
    var long1 = "{\"a\":\"%s\"}".formatted("x".repeat(1024 * 1024));
    send("application/vc", long1.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(413)
        .body("type", is("urn:microcredential:problem:payload-too-large"));
    assertValid(world.registeredCredential());
  }

  @Test
  void refuses_a_thousand_proofs() {
    var credential = world.unsigned();
    var proofs = credential.putArray("proof");
    for (var i = 0; i < 1000; i++) {
      proofs.addObject();
    }
    send("application/vc", StrictJson.write(credential))
        .then()
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"));
  }

  @ParameterizedTest
  @CsvSource({
    "nl-NL, nl, Het bewijs is echt en ongewijzigd.",
    "'fr, nl;q=0.5', nl, Het bewijs is echt en ongewijzigd.",
    "en, en, The credential is genuine and unchanged.",
    "fr, en, The credential is genuine and unchanged.",
    "*, en, The credential is genuine and unchanged."
  })
  void speaks_the_language_of_the_reader(String wanted, String language, String sentence) {
    request("application/vc")
        .header("Accept-Language", wanted)
        .body(StrictJson.write(world.registeredCredential()))
        .post("/v1/verifications")
        .then()
        .header("Content-Language", language)
        .header("Cache-Control", "no-store")
        .body("checks[0].message", is(sentence));
  }

  @Test
  void tells_its_health_its_counts_and_its_interface() {
    report(world.registeredCredential());
    given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("microcredential_verdicts_total{outcome=\"valid\""));
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("verifyCredential"))
        .body(containsString("application/vc+ld+json"));
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void the_examples_in_the_description_are_true() {
    var answer = JsonPath.from(VerificationExamples.VALID);
    var report = report(world.registeredCredential());
    assertThat(answer.<Object>get("checks")).isEqualTo(report.get("checks"));
    assertThat(answer.getMap("").keySet()).isEqualTo(report.getMap("").keySet());
    assertThat(answer.getMap("credential").keySet())
        .isEqualTo(report.getMap("credential").keySet());

    var example =
        StrictJson.parseObject(VerificationExamples.REQUEST.getBytes(StandardCharsets.UTF_8));
    var signed = world.institution.sign(example, world.now);
    var found = report(signed);
    for (var check : List.of("proof", "structure", "schema", "issuer", "standard-elements")) {
      assertThat(found.getString("checks.find { it.name == '%s' }.outcome".formatted(check)))
          .as(found.prettify())
          .isEqualTo("passed");
    }
  }
}
