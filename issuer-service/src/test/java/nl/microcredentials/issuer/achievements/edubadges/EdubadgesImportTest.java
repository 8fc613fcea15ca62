package nl.microcredentials.issuer.achievements.edubadges;

import static nl.microcredentials.issuer.AchievementRequests.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.issuer.AchievementRequests;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EdubadgesImportTest {

  private static final String EXTENSION = "extensions:%sExtension";

  private final String id = "e-" + UUID.randomUUID();

  private ValidatableResponse send(Consumer<ObjectNode> change) {
    return send(Tokens.UNIVERSITY, change);
  }

  private ValidatableResponse send(String institution, Consumer<ObjectNode> change) {
    var badgeClass = Completions.json(BadgeClassExamples.PSYCHOLOGY);
    change.accept(badgeClass);
    return admin(institution)
        .queryParam("id", id)
        .body(badgeClass.toString())
        .post("/v1/achievements/imports/edubadges")
        .then();
  }

  private static ObjectNode extension(ObjectNode badge, String name) {
    return (ObjectNode) badge.get(EXTENSION.formatted(name));
  }

  @Nested
  class Refused {

    @Test
    void something_else_than_a_badge_class() {
      send(b -> b.put("type", "Assertion"))
          .statusCode(422)
          .body("errors.rule", contains("badge-class"));
      send(b -> b.put("badge_class_type", "regular"))
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
    void a_number_that_is_none_or_outside_the_agreements(
        String extension, String value, int status) {
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
        send(b -> b.set(member, Completions.json("{\"x\":" + value + "}").get("x")))
            .statusCode(org.hamcrest.Matchers.lessThan(500));
      }
    }

    @Test
    void what_was_published_is_not_taken_back() {
      AchievementRequests.put(id, AchievementRequests.example(a -> {})).statusCode(201);
      send(b -> {}).statusCode(409).body("type", is("urn:microcredential:problem:state-conflict"));
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

  @Nested
  class Imported {

    @Test
    void the_example_becomes_a_draft_with_all_its_elements() {
      send(b -> {})
          .statusCode(201)
          .body("achievement.state", is("draft"))
          .body("achievement.title.en", is("Introduction to Psychology"))
          .body("achievement.language", is("en"))
          .body("achievement.studyLoad.value", is(3.5f))
          .body("achievement.studyLoad.studyLoadUnit", is("ects"))
          .body("achievement.levelOfQualification", is("eqf_6"))
          .body("achievement.levelConfirmed", is(true))
          .body("achievement.assessmentTypes", contains("oral_exam", "report_paper"))
          .body("achievement.modesOfDelivery", contains("blended", "work_based"))
          .body("achievement.assessment.supervised", is(true))
          .body("achievement.qualityAssurance.framework", is("NL-HBO-WO"))
          .body("achievement.fieldsOfStudy", contains("0313"))
          .body("achievement.otherCodes.codeType", contains("edubadges", "CROHO"))
          .body("achievement.otherCodes.code", hasItem("56604"))
          .body("achievement.stackable", is(true));
      admin().get("/v1/achievements/" + id).then().body("version", is(1));
    }

    @Test
    void nothing_is_dropped_without_a_word() {
      send(
              b -> {
                b.putObject("unheard~of/member").put("a", 1);
                b.put("participation", "blended,astral_projection");
                b.put("image", "data:image/png;base64,AAAA");
                b.put("quality_assurance_description", "A long text.");
                extension(b, "EducationProgramIdentifier").put("EducationProgramIdentifier", 12);
              })
          .statusCode(201)
          .body(
              "warnings.pointer",
              hasItems(
                  "/alignment/1",
                  "/expiration_period",
                  "/extensions:EducationProgramIdentifierExtension/EducationProgramIdentifier",
                  "/extensions:LanguageExtension/Language",
                  "/extensions:TimeInvestmentExtension/TimeInvestment",
                  "/image",
                  "/issuer",
                  "/participation",
                  "/quality_assurance_description",
                  "/quality_assurance_name",
                  "/quality_assurance_url",
                  "/assessment_supervised",
                  "/unheard~0of~1member"))
          .body("achievement.modesOfDelivery", contains("blended"));
    }

    @Test
    void a_dry_run_says_the_same_and_stores_nothing() {
      admin()
          .queryParam("id", id)
          .queryParam("dryRun", true)
          .body(BadgeClassExamples.PSYCHOLOGY)
          .post("/v1/achievements/imports/edubadges")
          .then()
          .statusCode(200)
          .body("achievement.version", is(1))
          .body("warnings.pointer", hasItem("/expiration_period"));
      admin().get("/v1/achievements/" + id).then().statusCode(404);
    }

    @Test
    void a_draft_follows_its_badge_class() {
      send(b -> {}).statusCode(201);
      send(b -> {}).statusCode(200).body("achievement.version", is(1));
      send(b -> b.put("name", "Psychology")).statusCode(200).body("achievement.version", is(2));
    }

    @ParameterizedTest
    @CsvSource({"nl_NL, nl", "en_EN, en", "de_DE, de", "fr_FR, fr", "es_ES, es"})
    void its_language_becomes_one_that_a_credential_may_have(String edubadges, String ours) {
      send(b -> extension(b, "Language").put("Language", edubadges))
          .statusCode(201)
          .body("achievement.language", is(ours))
          .body("achievement.teachingLanguages", contains(ours));
    }

    @Test
    void vocational_education_counts_in_its_own_hours_and_programmes() {
      send(
              Tokens.VOCATIONAL,
              b -> {
                b.remove(EXTENSION.formatted("ECTS"));
                b.remove(EXTENSION.formatted("TimeInvestment"));
                b.putObject(EXTENSION.formatted("StudyLoad")).put("StudyLoad", 240);
                b.put("quality_assurance_url", "https://npuls.nl/microcredentials-mbo/");
                extension(b, "EducationProgramIdentifier").put("EducationProgramIdentifier", 25655);
              })
          .statusCode(201)
          .body("achievement.studyLoad.studyLoadUnit", is("sbu"))
          .body("achievement.qualityAssurance.framework", is("NL-MBO"))
          .body("achievement.otherCodes.codeType", contains("edubadges", "CREBO"));
    }

    @Test
    void skills_and_occupations_of_esco_are_taken_over() {
      send(
              b -> {
                var alignments = b.putArray("alignments");
                alignments
                    .addObject()
                    .put("target_name", "Judge research")
                    .put("target_url", "http://data.europa.eu/esco/skill/80f308e6-0e09-404a");
                alignments
                    .addObject()
                    .put("target_name", "psychologist")
                    .put("target_url", "http://data.europa.eu/esco/occupation/1f2d3c4b-0000");
              })
          .statusCode(201)
          .body("achievement.learningOutcomes[1].text.en", is("Judge research"))
          .body("achievement.relatedOccupations[0].title.en", is("psychologist"));
    }
  }
}
