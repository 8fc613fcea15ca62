package nl.microcredentials.issuer.achievements;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementResourceTest {

  @Test
  void a_name_that_no_database_stores_is_not_found() {
    given()
        .urlEncodingEnabled(false)
        .get("/universiteit-aan-zee/achievements/%00")
        .then()
        .statusCode(404);
  }

  private final String id = "a-" + UUID.randomUUID();

  @Test
  void the_example_is_accepted_and_comes_back_with_its_iri() {
    put(Tokens.UNIVERSITY, example(a -> {}))
        .statusCode(201)
        .body("id", is("http://localhost:8081/universiteit-aan-zee/achievements/" + id))
        .body("version", is(1))
        .body("studyLoad.value", is(3));
    given()
        .get("/universiteit-aan-zee/achievements/" + id)
        .then()
        .statusCode(200)
        .body("title.en", is("Introduction to Quantum Computing"));
  }

  @Test
  void only_a_change_makes_a_new_version() {
    put(Tokens.UNIVERSITY, example(a -> {})).statusCode(201).body("version", is(1));
    put(Tokens.UNIVERSITY, example(a -> {})).statusCode(200).body("version", is(1));
    put(Tokens.UNIVERSITY, example(a -> a.put("stackable", false)))
        .statusCode(200)
        .body("version", is(2));
  }

  @Test
  void a_draft_is_not_public() {
    put(Tokens.UNIVERSITY, example(a -> a.put("state", "draft"))).statusCode(201);
    given().get("/universiteit-aan-zee/achievements/" + id).then().statusCode(404);
  }

  @Test
  void another_institution_does_not_see_it() {
    put(Tokens.UNIVERSITY, example(a -> {})).statusCode(201);
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "achievement-admin"))
        .get("/v1/achievements/" + id)
        .then()
        .statusCode(404)
        .body("type", is("urn:microcredential:problem:not-found"));
  }

  @Test
  void every_broken_rule_is_named_at_once() {
    var broken =
        example(a -> {
          a.withObject("/studyLoad").put("value", 31);
          a.withObject("/qualityAssurance").put("framework", "NL-MBO");
          a.put("language", "fr");
          a.remove("levelOfQualification");
        });
    put(Tokens.UNIVERSITY, broken)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:achievement-refused"))
        .body(
            "errors.rule",
            hasItems(
                "study-load-in-policy",
                "quality-framework",
                "language-of-credential",
                "level-confirmed"))
        .body("errors.find { it.rule == 'study-load-in-policy' }.pointer", is("/studyLoad"))
        .body("errors.find { it.rule == 'study-load-in-policy' }.found", is("31 ects"));
  }

  @ParameterizedTest
  @CsvSource({
    "universiteit-aan-zee, 1, ects, 201", // experimental space until 30 April 2027
    "universiteit-aan-zee, 0.5, ects, 422",
    "universiteit-aan-zee, 2.5, ects, 201",
    "universiteit-aan-zee, 2.25, ects, 422",
    "universiteit-aan-zee, 30, ects, 201",
    "universiteit-aan-zee, 30.5, ects, 422",
    "universiteit-aan-zee, 28, hour, 201",
    "universiteit-aan-zee, 240, sbu, 422",
    "hogeschool-van-de-delta, 3, ects, 201",
    "hogeschool-van-de-delta, 2.5, ects, 422",
    "hogeschool-van-de-delta, 84, hour, 201",
    "hogeschool-van-de-delta, 83, hour, 422"
  })
  void the_size_follows_the_agreements_of_the_sector(
      String institution, String value, String unit, int status) {
    var sized =
        example(a ->
            a.withObject("/studyLoad")
                .put("value", new java.math.BigDecimal(value))
                .put("studyLoadUnit", unit));
    put(institution, sized).statusCode(status);
  }

  @Test
  void vocational_education_may_be_smaller_if_it_says_why() {
    Consumer<ObjectNode> vocational =
        a -> {
          a.withObject("/qualityAssurance").put("framework", "NL-MBO");
          a.withObject("/studyLoad").put("value", 120).put("studyLoadUnit", "sbu");
        };
    put(Tokens.VOCATIONAL, example(vocational)).statusCode(422);
    var substantiated =
        example(vocational.andThen(a -> a.put("studyLoadSubstantiation", "Asked for by sector.")));
    put(Tokens.VOCATIONAL, substantiated).statusCode(201);
  }

  @Test
  void missing_elements_of_the_european_standard_are_named() {
    var empty = example(a -> a.remove("learningOutcomes"));
    empty.putArray("assessmentTypes");
    empty.remove("modesOfDelivery");
    put(Tokens.UNIVERSITY, empty)
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"))
        .body(
            "errors.pointer",
            hasItems("/learningOutcomes", "/assessmentTypes", "/modesOfDelivery"));
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
        "@context",
        "version",
        "institution",
        "__proto__"
      })
  void members_that_are_not_the_callers_are_refused(String member) {
    put(Tokens.UNIVERSITY, example(a -> a.put(member, "x")))
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hogeschool \u202Eelpmaxe", "\u0000", "a\u0007b", "a\nb", "", "   ", "\u2066x"})
  void a_title_that_is_not_plain_text_is_refused(String title) {
    put(Tokens.UNIVERSITY, example(a -> a.withObject("/title").put("en", title)))
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl_NL", "english", "", "x", "en-gb", "123"})
  void a_language_that_is_no_language_is_refused(String tag) {
    put(Tokens.UNIVERSITY, example(a -> a.withObject("/title").put(tag, "x"))).statusCode(400);
  }

  @Test
  void ten_thousand_languages_are_too_many() {
    var many = example(a -> {});
    for (char x = 'a'; x <= 'z'; x++) {
      for (char y = 'a'; y <= 'z'; y++) {
        many.withObject("/title").put("" + x + y, "x");
      }
    }
    put(Tokens.UNIVERSITY, many).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "http://www.universiteit.example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://localhost/",
        "https://intern.local/",
        "https://user:pw@www.universiteit.example/",
        "file:///etc/passwd",
        "//www.universiteit.example/"
      })
  void an_address_that_is_not_safe_is_refused(String url) {
    put(Tokens.UNIVERSITY, example(a -> a.put("link", url)))
        .statusCode(400)
        .body("type", is("urn:microcredential:problem:unsafe-url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":1e400,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":-3,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":NaN,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":\"3\",\"studyLoadUnit\":\"ects\"}",
        "{\"value\":3,\"studyLoadUnit\":\"ECTS\"}",
        "{\"value\":3,\"studyLoadUnit\":0}",
        "3",
        "null"
      })
  void a_study_load_that_is_none_is_refused(String studyLoad) {
    var text = example(a -> a.remove("studyLoad")).toString();
    put(Tokens.UNIVERSITY, "{\"studyLoad\":" + studyLoad + "," + text.substring(1)).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPPER", "a_b", "a%2Fb", "..", "a b"})
  void an_id_that_is_no_name_is_refused(String name) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
        .contentType(ContentType.JSON)
        .urlEncodingEnabled(false)
        .body(example(a -> {}).toString())
        .put("/v1/achievements/" + name.replace(" ", "%20"))
        .then()
        .statusCode(not(equalTo(201)))
        .statusCode(org.hamcrest.Matchers.lessThan(500));
  }

  @Test
  void another_role_may_not_define_achievements() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer", "auditor"))
        .contentType(ContentType.JSON)
        .body(example(a -> {}).toString())
        .put("/v1/achievements/" + id)
        .then()
        .statusCode(403)
        .body("type", is("urn:microcredential:problem:forbidden"));
  }

  @Test
  void the_description_of_the_interface_holds_the_example() {
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItem("/v1/achievements/{id}"));
  }

  private static ObjectNode example(Consumer<ObjectNode> change) {
    var example = Completions.json(AchievementExamples.QUANTUM_COMPUTING);
    change.accept(example);
    return example;
  }

  private ValidatableResponse put(String institution, ObjectNode definition) {
    return put(institution, definition.toString());
  }

  private ValidatableResponse put(String institution, String definition) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "achievement-admin"))
        .contentType(ContentType.JSON)
        .body(definition)
        .put("/v1/achievements/" + id)
        .then();
  }
}
