package nl.microcredentials.issuer.achievements.edubadges;

import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.EXTENSION;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.extension;
import static nl.microcredentials.issuer.achievements.edubadges.BadgeClassRequests.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a badge class. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EdubadgesImportTest {

  private final String id = "e-" + UUID.randomUUID();

  @Test
  void the_example_becomes_a_draft_with_all_its_elements() {
    send(id, b -> {})
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
            id,
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
    send(id, b -> {}).statusCode(201);
    send(id, b -> {}).statusCode(200).body("achievement.version", is(1));
    send(id, b -> b.put("name", "Psychology")).statusCode(200).body("achievement.version", is(2));
  }

  @ParameterizedTest
  @CsvSource({"nl_NL, nl", "en_EN, en", "de_DE, de", "fr_FR, fr", "es_ES, es"})
  void its_language_becomes_one_that_a_credential_may_have(String edubadges, String ours) {
    send(id, b -> extension(b, "Language").put("Language", edubadges))
        .statusCode(201)
        .body("achievement.language", is(ours))
        .body("achievement.teachingLanguages", contains(ours));
  }

  @Test
  void vocational_education_counts_in_its_own_hours_and_programmes() {
    send(
            Tokens.VOCATIONAL,
            id,
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
            id,
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
