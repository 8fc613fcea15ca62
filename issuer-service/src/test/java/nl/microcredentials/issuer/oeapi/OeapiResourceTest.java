package nl.microcredentials.issuer.oeapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.oeapi.Associations.V5;
import static nl.microcredentials.issuer.oeapi.Associations.V6;
import static nl.microcredentials.issuer.oeapi.Associations.fresh;
import static nl.microcredentials.issuer.oeapi.Associations.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.learners.Learners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OeapiResourceTest {

  @Inject DataSource database;

  @Inject Learners learners;

  @BeforeEach
  void publish() {
    Associations.publishCourse();
  }

  @ParameterizedTest
  @CsvSource({
    "v6/course-offering-associations, COURSE_V6",
    "v5/course-offering-associations, COURSE_V5",
    "v6/programme-offering-associations, PROGRAMME_V6",
    "v5/programme-offering-associations, PROGRAMME_V5"
  })
  void the_examples_give_credentials(String path, String name) throws Exception {
    var example = (String) OeapiExamples.class.getField(name).get(null);
    send("/v1/oeapi/" + path, example)
        .statusCode(oneOf(200, 201))
        .header("Location", startsWith("http://localhost:8081/v1/credentials/"))
        .body("achievementId", is(Completions.ACHIEVEMENT))
        .body("status", is("active"))
        .body("credential.proof[0].cryptosuite", is("eddsa-rdfc-2022"))
        .body("credential.credentialSubject.result[0].status", is("Completed"));
  }

  @Test
  void both_versions_give_what_the_native_door_gives() {
    var v6 = send(V6, fresh(V6)).statusCode(201);
    v6.body("credential.credentialSubject.activityStartDate", is("2026-09-07T07:00:00Z"))
        .body("credential.credentialSubject.activityEndDate", is("2026-11-13T15:45:00Z"))
        .body("credential.credentialSubject.result[0].value", is("8.5"))
        .body(
            "credential.credentialSubject.achievement.resultDescription[0].resultType",
            is("ext:grade_0_10_one_decimal"));
    var v5 = send(V5, fresh(V5)).statusCode(201);
    v5.body("credential.credentialSubject.activityStartDate", is("2026-09-06T22:00:00Z"))
        .body("credential.credentialSubject.activityEndDate", is("2026-11-19T23:00:00Z"))
        .body("credential.credentialSubject.result[0].value", is("7"))
        .body(
            "credential.credentialSubject.achievement.resultDescription[0].resultType",
            is("ext:grade_0_10"));
  }

  @Test
  void the_name_is_written_with_what_stands_before_it() throws Exception {
    var credential = Completions.json(send(V6, fresh(V6)).statusCode(201).extract().asString());
    var identity = credential.at("/credential/credentialSubject/identifier/0");
    var salted = "Fenna van der Meer" + identity.path("salt").textValue();
    var hash = MessageDigest.getInstance("SHA-256").digest(salted.getBytes(UTF_8));
    assertThat(identity.path("identityHash").textValue())
        .isEqualTo("sha256$" + HexFormat.of().formatHex(hash));
  }

  @Test
  void the_same_association_again_gives_the_same_credential_in_whatever_version() {
    var association = fresh(V6);
    var id = send(V6, association).statusCode(201).extract().path("id").toString();
    send(V6, association).statusCode(200).body("id", is(id));
    var older =
        fresh(
            V5,
            a -> {
              a.set("associationId", association.get("associationId"));
              a.withObject("/person").set("otherCodes", association.at("/person/otherCodes"));
            });
    send(V5, older).statusCode(200).body("id", is(id));
  }

  @Test
  void a_key_may_not_be_used_for_another_association() {
    var key = UUID.randomUUID().toString();
    var association = fresh(V6);
    withKey(key, association).then().statusCode(201);
    withKey(key, association).then().statusCode(200);
    withKey(key, fresh(V6))
        .then()
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:idempotency-key-reused"));
    withKey(key, StrictJson.array().add(fresh(V6))).then().statusCode(400);
  }

  private static io.restassured.response.Response withKey(String key, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post(V6);
  }

  @Test
  void a_dry_run_says_the_same_and_changes_nothing() {
    var association = fresh(V6);
    send(V6 + "?dryRun=true", association).statusCode(200).body("wouldIssue", is(true));
    send(V6 + "?dryRun=true", fresh(V6, a -> a.withObject("/result").put("pass", "failed")))
        .statusCode(422)
        .body("errors.rule", is(List.of("result-passed")));
    send(V6, association).statusCode(201);
  }

  @Test
  void what_the_source_cannot_say_may_be_declared_once_and_is_stored_as_such() throws Exception {
    Completions.publishAchievement(Tokens.APPLIED, "delta-course", a -> {});
    Completions.map(Tokens.APPLIED, "x-course/QC-INTRO", "delta-course");
    var silent =
        fresh(
            V5,
            a -> {
              a.withObject("/person").remove("ext");
              a.withObject("/result").remove("ext");
            });
    var id = send(V5, silent, Tokens.APPLIED).statusCode(201).extract().path("id").toString();
    assertThat(storedCompletion(id).path("asserted"))
        .extracting(JsonNode::textValue)
        .containsExactly("/learner/nameValidated", "/learner/initialStudent", "/result/final");
    send(V5, silent)
        .statusCode(422)
        .body("errors.rule", containsInAnyOrder("name-validated", "learner-gate", "result-final"));
  }

  @Test
  void what_the_source_says_outweighs_what_was_declared() {
    Completions.publishAchievement(Tokens.APPLIED, "delta-course", a -> {});
    Completions.map(Tokens.APPLIED, "x-course/QC-INTRO", "delta-course");
    send(
            V6,
            fresh(
                V6,
                a -> {
                  a.withObject("/person/ext").put("nameValidated", false);
                  a.withObject("/result").remove("final"); // false, by the standard
                }),
            Tokens.APPLIED)
        .statusCode(422)
        .body("errors.rule", containsInAnyOrder("name-validated", "result-final"));
  }

  @Test
  void an_initial_student_may_take_part_in_the_experiment() {
    send(
            V6,
            fresh(
                V6,
                a -> {
                  a.withObject("/person/ext").put("initialStudent", true);
                  a.withObject("/ext").put("experimentReason", "Werkt voltijds in de sector.");
                }))
        .statusCode(201);
  }

  @Test
  void an_array_is_answered_item_by_item() {
    var array =
        StrictJson.array()
            .add(fresh(V6))
            .add(fresh(V6, a -> a.withObject("/result").put("pass", "failed")))
            .add(fresh(V6, a -> a.remove("person")));
    array.add(array.get(0));
    send(V6, array)
        .statusCode(200)
        .body("items.outcome", is(List.of("issued", "refused", "refused", "known")))
        .body("items[0].location", startsWith("http://localhost:8081/v1/credentials/"))
        .body("items[1].refusal.errors[0].rule", is("result-passed"))
        .body("items[2].refusal.errors[0].pointer", is("/person"))
        .body("items[3].credential.id", not(nullValue()));
    send(V6 + "?dryRun=true", array)
        .statusCode(200)
        .body("items[0].outcome", is("would-issue"))
        .body("items[1].outcome", is("refused"));
  }

  @Test
  void an_array_has_at_most_a_hundred_items() {
    var array = StrictJson.array();
    for (int i = 0; i < 101; i++) {
      array.addObject().put("associationId", "a-" + i);
    }
    send(V6, array).statusCode(400);
    array.remove(100);
    send(V6, array)
        .statusCode(200)
        .body("items.findAll { it.outcome == 'refused' }.size()", is(100));
  }

  @Test
  void a_national_identity_number_is_not_kept() throws Exception {
    var association =
        fresh(
            V6,
            a ->
                a.withObject("/person")
                    .withArray("/otherCodes")
                    .addObject()
                    .put("codeType", "national_identity_number")
                    .put("code", "999990019"));
    var id = send(V6, association).statusCode(201).extract().path("id").toString();
    assertThat(storedCompletion(id).toString())
        .contains("van der Meer")
        .doesNotContain("999990019");
  }

  private JsonNode storedCompletion(String credential) throws Exception {
    var id = UUID.fromString(credential.substring("urn:uuid:".length()));
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement("select learner_id, completion from award where id = ?")) {
      query.setObject(1, id);
      try (var rows = query.executeQuery()) {
        rows.next();
        var learner = rows.getObject(1, UUID.class);
        return StrictJson.parse(learners.decrypt(learner, rows.getBytes(2), id));
      }
    }
  }

  @Test
  void the_description_of_the_interface_holds_the_examples() {
    var description =
        given().accept("application/json").get("/q/openapi").then().statusCode(200).extract();
    var post = "paths.'/v1/oeapi/{version}/course-offering-associations'.post";
    assertThat(description.path(post + ".operationId").toString())
        .isEqualTo("reportCourseOfferingAssociation");
    assertThat(
            description
                .path(post + ".requestBody.content.'application/json'.examples.v5.value.role")
                .toString())
        .isEqualTo("student");
  }
}
