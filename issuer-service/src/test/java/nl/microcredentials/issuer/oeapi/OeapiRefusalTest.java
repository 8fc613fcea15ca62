package nl.microcredentials.issuer.oeapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.oeapi.Associations.V5;
import static nl.microcredentials.issuer.oeapi.Associations.V6;
import static nl.microcredentials.issuer.oeapi.Associations.fresh;
import static nl.microcredentials.issuer.oeapi.Associations.send;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
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
class OeapiRefusalTest {

  @BeforeEach
  void publish() {
    Associations.publishCourse();
  }

  @Test
  void every_broken_rule_is_named_at_once_in_the_words_of_version_6() {
    var broken =
        fresh(
            V6,
            a -> {
              a.put("role", "lecturer").put("state", "associated");
              a.withObject("/result")
                  .put("state", "in_progress")
                  .put("pass", "failed")
                  .put("final", false)
                  .put("resultDateTime", "2026-08-01T12:00:00+02:00"); // before the start
              a.withObject("/result/studyLoad").put("value", 5);
              a.withObject("/person").remove("ext");
            });
    send(V6, broken)
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:completion-not-proven"))
        .body(
            "errors.collect { it.rule + ' ' + it.pointer }",
            hasItems(
                "role-student /role",
                "association-finished /state",
                "result-completed /result/state",
                "result-passed /result/pass",
                "result-final /result/final",
                "time-order /result/resultDateTime",
                "name-validated /person/ext/nameValidated",
                "learner-gate /person/ext/initialStudent",
                "study-load-of-achievement /result/studyLoad"))
        .body("errors.find { it.rule == 'association-finished' }.allowed", is("finished"))
        .body("errors.find { it.rule == 'name-validated' }.found", nullValue());
  }

  @Test
  void every_broken_rule_is_named_at_once_in_the_words_of_version_5() {
    var broken =
        fresh(
            V5,
            a -> {
              a.put("role", "teaching assistant").put("state", "queued");
              a.withObject("/result")
                  .put("state", "in progress")
                  .put("pass", "unknown")
                  .put("resultDate", "2026-09-06")
                  .remove("ext");
            });
    send(V5, broken)
        .statusCode(422)
        .body(
            "errors.collect { it.rule + ' ' + it.pointer }",
            hasItems(
                "role-student /role",
                "association-finished /state",
                "result-completed /result/state",
                "result-passed /result/pass",
                "result-final /result/ext/final",
                "time-order /result/resultDate"))
        .body("errors.find { it.rule == 'association-finished' }.allowed", is("associated"))
        .body("errors.find { it.rule == 'result-final' }.found", nullValue());
  }

  @Test
  void a_result_that_is_not_said_to_be_final_is_not() {
    send(V6, fresh(V6, a -> a.withObject("/result").remove("final")))
        .statusCode(422)
        .body("errors.rule", is(List.of("result-final")));
  }

  @Test
  void codes_of_another_institution_stand_for_nothing_and_are_named() {
    send(V6, fresh(V6), Tokens.VOCATIONAL)
        .statusCode(422)
        .body("errors.rule", is(List.of("code-known")))
        .body("errors[0].pointer", is("/courseOffering"))
        .body("errors[0].found", is("offering_code QC-INTRO-2026-1, x-course QC-INTRO"))
        .body("errors[0].allowed", containsString("PUT /v1/achievement-mappings/"));
  }

  @Test
  void codes_of_several_achievements_are_refused_until_one_is_set() {
    var shared = "MC-" + UUID.randomUUID();
    for (var name : List.of("shared-a", "shared-b")) {
      Completions.publishAchievement(
          Tokens.UNIVERSITY,
          name,
          achievement ->
              achievement
                  .putArray("otherCodes")
                  .addObject()
                  .put("codeType", "programme_code")
                  .put("code", shared));
    }
    var association =
        fresh(
            V6,
            a ->
                a.withObject("/courseOffering/course/primaryCode")
                    .put("codeType", "programme_code")
                    .put("code", shared));
    send(V6, association)
        .statusCode(422)
        .body("errors[0].rule", is("code-unambiguous"))
        .body("errors[0].allowed", allOf(containsString("shared-a"), containsString("shared-b")));
    Completions.map(Tokens.UNIVERSITY, "programme_code/" + shared, "shared-b").statusCode(201);
    send(V6, association).statusCode(201).body("achievementId", is("shared-b"));
  }

  @Test
  void a_code_of_the_achievement_itself_is_enough() {
    var own = "OWN-" + UUID.randomUUID();
    Completions.publishAchievement(
        Tokens.UNIVERSITY,
        "with-own-code",
        achievement ->
            achievement
                .withArray("/otherCodes")
                .addObject()
                .put("codeType", "x-osiris")
                .put("code", own));
    send(
            V6,
            fresh(
                V6,
                a -> {
                  a.withObject("/courseOffering/course").remove("primaryCode");
                  a.withObject("/courseOffering")
                      .putArray("otherCodes")
                      .addObject()
                      .put("codeType", "x-osiris")
                      .put("code", own);
                }))
        .statusCode(201)
        .body("achievementId", is("with-own-code"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "courseOffering", "result", "associationId", "role", "state"})
  void what_is_needed_is_asked_for_where_it_is_missing(String member) {
    send(V6, fresh(V6, a -> a.remove(member)))
        .statusCode(400)
        .body("type", is("https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"))
        .body("errors.pointer", is(List.of("/" + member)));
  }

  @ParameterizedTest
  @CsvSource({
    "/person, givenName, learner-named /person/givenName",
    "/person, surname, learner-named /person/surname"
  })
  void a_learner_has_a_name(String object, String member, String error) {
    send(V6, fresh(V6, a -> a.withObject(object).remove(member)))
        .statusCode(422)
        .body("errors.collect { it.rule + ' ' + it.pointer }", is(List.of(error)));
  }

  @Test
  void a_learner_without_identifier_is_refused() {
    send(V6, fresh(V6, a -> a.withObject("/person").remove(List.of("email", "otherCodes"))))
        .statusCode(422)
        .body(
            "errors.collect { it.rule + ' ' + it.pointer }", hasItem("learner-identified /person"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/person | givenName | 7 | /person/givenName",
        "/person | givenName | \"a\\u0000b\" | /person/givenName",
        "/person | otherCodes | {} | /person/otherCodes",
        "/person | otherCodes | [{\"codeType\":\"x\"}] | /person/otherCodes/0",
        "/person | otherCodes | [{\"codeType\":\"x\",\"code\":7}] | /person/otherCodes/0/code",
        "/person | ext | [] | /person/ext",
        "/person | ext | {\"nameValidated\":\"yes\"} | /person/ext/nameValidated",
        "/person | email | \"no address\" | /person/email",
        "/result | resultDateTime | \"2026-11-20\" | /result/resultDateTime",
        "/result | resultDateTime | \"2026-13-01T00:00:00Z\" | /result/resultDateTime",
        "/result | resultDateTime | 1790000000 | /result/resultDateTime",
        "/result | score | 8.5 | /result/score",
        "/result | score | \"<b>8</b>\" | /result/score",
        "/result | final | \"true\" | /result/final",
        "/result | studyLoad | {\"studyLoadUnit\":\"ects\",\"value\":\"NaN\"} | /result/studyLoad/value",
        "/result | state | \"x-approved\" | /result/state",
        "/courseOffering | primaryCode | \"QC\" | /courseOffering/primaryCode",
        "/courseOffering/primaryCode | code | \"a\\nb\" | /courseOffering/primaryCode/code",
        "/courseOffering/primaryCode | more | 1 | /courseOffering/primaryCode"
      })
  void a_value_that_cannot_be_is_refused_where_it_stands(
      String object, String member, String value, String pointer) {
    var association =
        fresh(V6, a -> a.withObject(object).set(member, StrictJson.parse(value.getBytes(UTF_8))));
    send(V6, association).statusCode(400).body("errors.pointer", is(List.of(pointer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":1e400,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":-3,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":NaN,\"studyLoadUnit\":\"ects\"}",
        "{\"value\":3,\"studyLoadUnit\":\"\\uD800\"}"
      })
  void a_study_load_that_is_none_is_refused(String studyLoad) {
    var text = fresh(V6, a -> a.withObject("/result").remove("studyLoad")).toString();
    send(V6, text.replace("\"result\":{", "\"result\":{\"studyLoad\":" + studyLoad + ','))
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"x\"", "[]", "[7]", "", "{", "{\"a\":1,\"a\":2}"})
  void what_is_no_association_is_refused(String body) {
    send(V6, body).statusCode(body.equals("[7]") ? 200 : 400);
  }

  @Test
  void an_object_of_the_other_version_or_kind_is_refused() {
    send(V5, fresh(V6)).statusCode(400);
    send(V6, fresh(V5)).statusCode(400);
    send("/v1/oeapi/v5/programme-offering-associations", fresh(V5))
        .statusCode(400)
        .body("errors.pointer", is(List.of("/associationType")));
    send("/v1/oeapi/v7/course-offering-associations", fresh(V6)).statusCode(404);
  }

  @Test
  void another_role_or_a_missing_one_may_not_report() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin", "auditor"))
        .contentType(ContentType.JSON)
        .body(fresh(V6).toString())
        .post(V6)
        .then()
        .statusCode(403);
    given().contentType(ContentType.JSON).body("{}").post(V6).then().statusCode(401);
  }

  @Test
  void vocational_education_has_no_experiment_for_initial_students() {
    Completions.publishAchievement(
        Tokens.VOCATIONAL,
        "havenlogistiek",
        a -> {
          a.withObject("/qualityAssurance").put("framework", "NL-MBO");
          a.withObject("/studyLoad").put("value", 240).put("studyLoadUnit", "sbu");
          a.withArray("/otherCodes").addObject().put("codeType", "x-crebo").put("code", "K1407");
        });
    var association =
        fresh(
            V6,
            a -> {
              a.withObject("/person/ext").put("initialStudent", true);
              a.withObject("/ext").put("experimentReason", "Werkt voltijds in de sector.");
              a.withObject("/courseOffering/primaryCode")
                  .put("codeType", "x-crebo")
                  .put("code", "K1407");
            });
    send(V6, association, Tokens.VOCATIONAL)
        .statusCode(422)
        .body("errors.rule", containsInAnyOrder("learner-gate", "study-load-of-achievement"));
  }
}
