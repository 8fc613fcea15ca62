package nl.microcredentials.issuer.achievements.edubadges;

import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.EXTENSION;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.extension;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import nl.microcredentials.issuer.AchievementRequests;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not become a draft. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EdubadgesImportRefusalTest {

  private final String id = "e-" + UUID.randomUUID();

  @Test
  void something_else_than_a_badge_class() {
    send(id, b -> b.put("type", "Assertion"))
        .statusCode(422)
        .body("errors.rule", contains("badge-class"));
    send(id, b -> b.put("badge_class_type", "regular"))
        .statusCode(422)
        .body("errors.rule", contains("micro-credential"));
    admin()
        .queryParam("id", id)
        .body("[]")
        .post("/v1/achievements/imports/edubadges")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <b>bold</b> claim",
        "<!-- hidden -->",
        "<?php ?>",
        "</p>",
        "<img src=x onerror=alert(1)>"
      })
  void a_text_with_markup(String text) {
    send(
            id,
            b -> {
              b.put("name", text);
              extension(b, "LearningOutcome").put("LearningOutcome", text);
            })
        .statusCode(422)
        .body("errors.rule", contains("plain-text", "plain-text"))
        .body(
            "errors.pointer",
            contains("/name", "/extensions:LearningOutcomeExtension/LearningOutcome"))
        .body("errors.found", not(hasItem(text)));
  }

  @Test
  void everything_that_is_missing_is_named_at_once() {
    send(
            id,
            b -> {
              b.remove("name");
              b.remove("participation");
              b.remove("assessment_type");
              b.remove("quality_assurance_url");
              b.remove(EXTENSION.formatted("LearningOutcome"));
              b.remove(EXTENSION.formatted("ECTS"));
              b.remove(EXTENSION.formatted("TimeInvestment"));
            })
        .statusCode(400)
        .body(
            "errors.pointer",
            hasItems(
                "/title",
                "/modesOfDelivery",
                "/assessmentTypes",
                "/qualityAssurance",
                "/learningOutcomes",
                "/studyLoad"));
  }

  @ParameterizedTest
  @CsvSource({
    "ECTS, -3, 400",
    "ECTS, 1e400, 400",
    "ECTS, \"3\", 400",
    "ECTS, 31, 422",
    "ECTS, 3.25, 422",
    "EQF, 9, 400",
    "EQF, 1e-99999999, 400",
    "ECTS, 1e-99999999, 400",
    "EQF, 0, 400",
    "EQF, 4.5, 400",
    "EQF, \"x\", 400"
  })
  void a_number_that_is_none_or_outside_the_agreements(String extension, String value, int status) {
    var text =
        BadgeClassExamples.PSYCHOLOGY.replaceAll(
            "\"%s\": [0-9.]+".formatted(extension), "\"%s\": %s".formatted(extension, value));
    assertThat(text).isNotEqualTo(BadgeClassExamples.PSYCHOLOGY);
    admin()
        .queryParam("id", id)
        .body(text)
        .post("/v1/achievements/imports/edubadges")
        .then()
        .statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "description",
        "criteria",
        "participation",
        "assessment_type",
        "stackable",
        "assessment_supervised",
        "quality_assurance_url",
        "image",
        "alignment",
        "id",
        "extensions:ECTSExtension",
        "extensions:LanguageExtension"
      })
  void values_of_another_kind_never_break_it(String member) {
    for (var value :
        new String[] {"{}", "[]", "[[]]", "7", "\"\\u202e\"", "true", "{\"id\": {}}", "[null]"}) {
      send(id, b -> b.set(member, Completions.json("{\"x\":" + value + "}").get("x")))
          .statusCode(org.hamcrest.Matchers.lessThan(500));
    }
  }

  @Test
  void what_was_published_is_not_taken_back() {
    AchievementRequests.put(id, AchievementRequests.example(a -> {})).statusCode(201);
    send(id, b -> {})
        .statusCode(409)
        .body("type", is("urn:microcredential:problem:state-conflict"));
    admin().get("/v1/achievements/" + id).then().body("state", is("published"));
  }

  @Test
  void a_call_without_a_name_or_by_another_role() {
    admin()
        .body(BadgeClassExamples.PSYCHOLOGY)
        .post("/v1/achievements/imports/edubadges")
        .then()
        .statusCode(400);
    admin()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer", "exam-board"))
        .queryParam("id", id)
        .body(BadgeClassExamples.PSYCHOLOGY)
        .post("/v1/achievements/imports/edubadges")
        .then()
        .statusCode(403);
  }
}
