package nl.microcredentials.issuer.directaward;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
class DirectAwardResourceTest {

  private static final String ACHIEVEMENT = "levee-patrol";
  private static final String BADGE_CLASS = "nqnPNcVmTfaPXrTdkRtcgA";

  @BeforeEach
  void publish() {
    Completions.publishAchievement(Tokens.APPLIED, ACHIEVEMENT, a -> a.put("passByAward", true));
    Completions.map(Tokens.APPLIED, "edubadges/" + BADGE_CLASS, ACHIEVEMENT);
  }

  @Test
  void an_achievement_that_needs_a_result_cannot_be_awarded_without() {
    Completions.publishAchievement(Tokens.APPLIED, "with-result", a -> {});
    Completions.publishAchievement(
        Tokens.APPLIED, "with-result-too", a -> a.put("passByAward", false));
    for (var name : List.of("with-result", "with-result-too")) {
      send(bundle(award()).put("badgeclass", name))
          .statusCode(422)
          .body("errors.rule", is(List.of("pass-by-award")))
          .body("errors[0].pointer", is("/badgeclass"));
    }
  }

  @Test
  void a_badge_class_of_another_institution_is_none() {
    send(bundle(award()), Tokens.UNIVERSITY)
        .statusCode(422)
        .body("errors.rule", is(List.of("code-known")))
        .body("errors[0].found", is("edubadges " + BADGE_CLASS));
  }

  @Test
  void who_has_not_declared_what_an_award_cannot_say_is_refused() {
    Completions.publishAchievement(Tokens.UNIVERSITY, "by-award", a -> a.put("passByAward", true));
    send(bundle(award()).put("badgeclass", "by-award"), Tokens.UNIVERSITY)
        .statusCode(422)
        .body("errors.rule", is(List.of("name-validated", "learner-gate")))
        .body("errors.pointer", everyItem(is("/direct_awards/0")))
        .body("errors.found", everyItem(nullValue()));
  }

  @Test
  void an_award_for_later_is_a_batch() {
    var later = Instant.now().plusSeconds(3_600).toString();
    send(bundle(award()).put("scheduled_at", later))
        .statusCode(422)
        .body("errors.rule", is(List.of("not-scheduled")))
        .body("errors[0].allowed", containsString("batch"));
    send(bundle(award()).put("scheduled_at", "2026-01-01T12:00:00Z")).statusCode(201);
  }

  @Test
  void a_wrong_role_is_refused() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "achievement-admin", "auditor", "exam-board"))
        .contentType(ContentType.JSON)
        .body(bundle(award()).toString())
        .post("/v1/direct-award-bundles")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "eppn | null | learner-identified /eppn",
        "eppn | ' ' | learner-identified /eppn",
        "first_name | null | learner-named /first_name",
        "surname | '' | learner-named /surname",
        "eppn | 'no scope' | form /eppn",
        "recipient_email | 'a@b@c' | form /recipient_email",
        "grade_achieved | '<b>8</b>' | form /grade_achieved"
      })
  void what_is_wrong_with_one_award_is_said_of_it_and_the_others_go_on(
      String member, String value, String error) {
    var wrong = award();
    wrong.set(member, StrictJson.parse(value.replace('\'', '"').getBytes(UTF_8)));
    send(bundle(award(), wrong, award()))
        .statusCode(201)
        .body("direct_awards", hasSize(2))
        .body("un_successful_direct_award", hasSize(1))
        .body("un_successful_direct_award[0].index", is(1))
        .body(
            "un_successful_direct_award[0].errors.collect { it.rule + ' ' + it.pointer }",
            hasItem(error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "http://portfolio.example/",
        "https://127.0.0.1/"
      })
  void evidence_at_an_unsafe_address_is_refused(String url) {
    send(bundle(award().put("evidence_url", url), award()))
        .statusCode(201)
        .body("direct_awards", hasSize(1))
        .body("un_successful_direct_award[0].error", containsString("https address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "Hogeschool \u202Eelpmaxe"})
  void a_text_that_is_not_plain_is_refused(String text) {
    for (var member : List.of("first_name", "surname", "narrative", "name", "description")) {
      send(bundle(award().put(member, text)))
          .statusCode(422)
          .body("errors[0].pointer", is("/direct_awards/0"));
    }
  }

  @Test
  void if_every_award_fails_so_does_the_bundle_and_names_each() {
    send(bundle(award().putNull("surname"), award().putNull("eppn")))
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:completion-not-proven"))
        .body("errors.pointer", is(List.of("/direct_awards/0/surname", "/direct_awards/1/eppn")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "badgeclass | null",
        "badgeclass | '../x'",
        "direct_awards | []",
        "direct_awards | {}",
        "direct_awards | [null]",
        "direct_awards | [{'eppn': 7}]",
        "direct_awards | [{'role': 'x'}]",
        "identifier_type | 'bsn'",
        "status | 'Deleted'",
        "batch_mode | 'yes'",
        "scheduled_at | 'tomorrow'",
        "issuer | 'x'"
      })
  void a_bundle_that_is_none_is_refused(String member, String value) {
    var bundle = bundle(award());
    bundle.set(member, StrictJson.parse(value.replace('\'', '"').getBytes(UTF_8)));
    send(bundle).statusCode(400);
  }

  @Test
  void a_lone_surrogate_is_refused() {
    var text = bundle(award()).toString().replace("Fenna", "Fenna\\uD800");
    post(text, Tokens.APPLIED, "").statusCode(400);
  }

  @Test
  void five_hundred_awards_are_the_limit() {
    var small = new ObjectNode[501];
    for (int i = 0; i < small.length; i++) {
      small[i] = StrictJson.object().put("eppn", "a%d@x.example".formatted(i));
    }
    send(bundle(small))
        .statusCode(413)
        .body("type", is("urn:microcredential:problem:payload-too-large"))
        .body("detail", is("Send at most 500 awards at once."));
    var enough = bundle(small);
    enough.withArray("/direct_awards").remove(500);
    send(enough)
        .statusCode(422)
        .body("errors.findAll { it.rule == 'learner-named' }", hasSize(1000));
  }

  @Test
  void the_example_gives_credentials_that_say_what_the_institution_asserts() {
    var answer =
        send(Completions.json(DirectAwardExamples.BUNDLE))
            .statusCode(oneOf(200, 201))
            .body("badgeclass", is(BADGE_CLASS))
            .body("un_successful_direct_award", hasSize(0))
            .body("direct_awards", hasSize(3))
            .body("direct_awards.status", everyItem(is("active")))
            .body("direct_awards.credential", everyItem(startsWith("urn:uuid:")))
            .body("direct_awards[0].recipient_email", startsWith("fenna.vandermeer@"));
    credential(answer, 0)
        .body("credentialSubject.narrative", containsString("asserts that the result is final"))
        .body("credentialSubject.result[0].value", is("8,5"))
        .body("evidence[0].id", startsWith("https://portfolio.hogeschool-van-de-delta.example/"))
        .body("evidence[0].name", is("Eindproduct dijkbewaking"))
        .body("evidence[0].narrative", is("Beoordeeld door twee examinatoren."));
    credential(answer, 1).body("evidence", nullValue());
  }

  @Test
  void the_same_bundle_again_gives_the_same_credentials() {
    var bundle = bundle(award(), award());
    var first = send(bundle).statusCode(201).extract().path("direct_awards.credential");
    send(bundle)
        .statusCode(200)
        .body("direct_awards.credential", is(first))
        .body("direct_awards.created", everyItem(is(false)));
  }

  @Test
  void a_learner_who_is_there_twice_gets_one_credential() {
    var award = award();
    send(bundle(award, award, award.deepCopy().put("grade_achieved", "9")))
        .statusCode(201)
        .body("direct_awards.created", is(List.of(true, false)))
        .body("direct_awards.credential.unique().size()", is(1))
        .body("un_successful_direct_award[0].errors.rule", is(List.of("no-live-duplicate")));
  }

  @Test
  void an_award_that_was_revoked_does_not_come_back() {
    var bundle = bundle(award());
    var answer = send(bundle).statusCode(201);
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "issuer"))
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"issued-in-error\"}")
        .post(pathOf(answer, 0) + "/revocation")
        .then()
        .statusCode(200);
    send(bundle).statusCode(422).body("errors.rule", is(List.of("award-not-revoked")));
    bundle.withArray("/direct_awards").forEach(a -> ((ObjectNode) a).put("grade_achieved", "9"));
    send(bundle).statusCode(201);
  }

  @Test
  void learners_can_be_known_by_email() {
    var award = award().putNull("eppn");
    send(bundle(award).put("identifier_type", "email"))
        .statusCode(201)
        .body("direct_awards", hasSize(1));
    send(bundle(award().putNull("recipient_email")).put("identifier_type", "email"))
        .statusCode(422)
        .body("errors.pointer", is(List.of("/direct_awards/0/recipient_email")));
  }

  @Test
  void a_dry_run_says_the_same_and_changes_nothing() {
    var bundle = bundle(award(), award().putNull("surname"));
    post(bundle.toString(), Tokens.APPLIED, "?dryRun=true")
        .statusCode(200)
        .body("direct_awards.status", is(List.of("would-issue")))
        .body("un_successful_direct_award.errors.rule", is(List.of(List.of("learner-named"))));
    send(bundle).statusCode(201);
  }

  @Test
  void a_bundle_may_have_five_hundred_awards() {
    var awards = new ObjectNode[500];
    for (int i = 0; i < awards.length; i++) {
      awards[i] = award();
    }
    post(bundle(awards).toString(), Tokens.APPLIED, "?dryRun=true")
        .statusCode(200)
        .body("direct_awards", hasSize(500));
  }

  private static ObjectNode award() {
    var unique = UUID.randomUUID().toString();
    return StrictJson.object()
        .put("eppn", unique + "@hogeschool-van-de-delta.example")
        .put("recipient_email", unique + "@bedrijf.example")
        .put("first_name", "Fenna")
        .put("surname", "van der Meer");
  }

  private static ObjectNode bundle(ObjectNode... awards) {
    var bundle = StrictJson.object().put("badgeclass", BADGE_CLASS);
    ArrayNode all = bundle.putArray("direct_awards");
    List.of(awards).forEach(all::add);
    return bundle
        .put("identifier_type", "eppn")
        .put("batch_mode", true)
        .put("notify_recipients", false)
        .put("status", "Active");
  }

  private static ValidatableResponse send(ObjectNode bundle) {
    return send(bundle, Tokens.APPLIED);
  }

  private static ValidatableResponse send(ObjectNode bundle, String institution) {
    return post(bundle.toString(), institution, "");
  }

  private static ValidatableResponse post(String bundle, String institution, String query) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "issuer"))
        .contentType(ContentType.JSON)
        .body(bundle)
        .post("/v1/direct-award-bundles" + query)
        .then();
  }

  private static ValidatableResponse credential(ValidatableResponse answer, int index) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.APPLIED, "auditor"))
        .accept("application/vc")
        .get(pathOf(answer, index))
        .then()
        .contentType("application/vc")
        .parser("application/vc", io.restassured.parsing.Parser.JSON)
        .statusCode(200);
  }

  private static String pathOf(ValidatableResponse answer, int index) {
    Map<String, String> award = answer.extract().path("direct_awards[%d]".formatted(index));
    return "/v1/credentials/" + award.get("credential").substring("urn:uuid:".length());
  }
}
