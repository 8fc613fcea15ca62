package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.AchievementRequests.award;
import static nl.microcredentials.issuer.AchievementRequests.example;
import static nl.microcredentials.issuer.AchievementRequests.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may change after the first award, and what may not. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FrozenAchievementTest {

  private final String id = "f-" + UUID.randomUUID();

  private void awarded() {
    put(id, example(a -> {})).statusCode(201);
    award(id);
  }

  private void refuses(Consumer<ObjectNode> change, String... pointers) {
    put(id, example(change))
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:achievement-refused"))
        .body("errors.rule", everyItem(is("frozen-after-award")))
        .body("errors.pointer", contains(pointers));
    admin().get("/v1/achievements/" + id).then().body("version", is(1));
  }

  @Nested
  class Refused {

    @Test
    void every_frozen_member_is_named_and_a_new_achievement_is_advised() {
      awarded();
      var changed =
          example(a -> {
            a.withObject("/title").put("en", "Quantum Computing for Masters");
            a.withObject("/studyLoad").put("value", 5);
            a.put("levelOfQualification", "eqf_8");
            a.withObject("/assessment").put("supervised", false);
          });
      put(id, changed)
          .statusCode(422)
          .body(
              "errors.pointer",
              contains("/assessment", "/levelOfQualification", "/studyLoad", "/title"))
          .body("errors.allowed", everyItem(containsString("make a new achievement")));
    }

    @Test
    void a_text_that_was_there_is_taken_away() {
      awarded();
      refuses(a -> a.withObject("/title").remove("nl"), "/title");
    }

    @Test
    void one_outcome_fewer_more_or_in_another_order() {
      awarded();
      refuses(a -> a.withArray("learningOutcomes").remove(0), "/learningOutcomes");
      refuses(
          a -> a.withArray("learningOutcomes").addObject().putObject("text").put("en", "More."),
          "/learningOutcomes");
      refuses(
          a -> {
            var outcomes = a.withArray("learningOutcomes");
            outcomes.add(outcomes.remove(0));
          },
          "/learningOutcomes");
    }

    @Test
    void an_element_that_was_left_out_comes_or_one_that_was_there_goes() {
      awarded();
      refuses(a -> a.put("studyLoadSubstantiation", "Because."), "/studyLoadSubstantiation");
      refuses(a -> a.remove("admissionRequirements"), "/admissionRequirements");
    }

    @Test
    void it_becomes_a_draft_under_the_credentials_that_name_it() {
      awarded();
      refuses(a -> a.put("state", "draft"), "/state");
    }

    @Test
    void a_dry_run_says_the_same() {
      awarded();
      var item = example(a -> a.withObject("/title").put("en", "Another"));
      item.put("id", id);
      admin()
          .body("[" + item + "]")
          .post("/v1/achievements?dryRun=true")
          .then()
          .statusCode(200)
          .body("results[0].outcome", is("refused"))
          .body("results[0].errors.rule", contains("frozen-after-award"));
    }
  }

  @Nested
  class Changes {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "link                | \"https://www.universiteit-aan-zee.example/quantum\"",
          "furtherInformation  | {\"en\": \"Starts each September.\"}",
          "otherCodes          | []",
          "partOf              | [\"https://www.universiteit-aan-zee.example/master\"]",
          "fieldsOfStudy       | [\"0533\", \"0613\"]",
          "targetGroups        | [\"work_experience_3_to_10_years\"]",
          "image               | \"https://www.universiteit-aan-zee.example/quantum.png\"",
          "state               | \"withdrawn\""
        })
    void what_says_nothing_of_what_was_achieved(String member, String value) {
      awarded();
      var text = example(a -> a.remove(member)).toString();
      var changed = "{\"%s\":%s,%s".formatted(member, value, text.substring(1));
      admin()
          .body(changed)
          .put("/v1/achievements/" + id)
          .then()
          .statusCode(200)
          .body("version", is(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/title", "/description", "/criteria", "/admissionRequirements"})
    void a_text_gets_another_language(String pointer) {
      awarded();
      put(id, example(a -> a.withObject(pointer).put("de", "Auf Deutsch"))).statusCode(200);
    }

    @Test
    void an_outcome_gets_another_language() {
      awarded();
      var translated =
          example(a -> {
            var outcome = (ObjectNode) a.path("learningOutcomes").get(1);
            outcome.withObject("/text").put("nl", "Een eenvoudig circuit programmeren.");
          });
      put(id, translated).statusCode(200);
    }

    @Test
    void everything_as_long_as_nobody_was_awarded_it() {
      put(id, example(a -> {})).statusCode(201);
      put(id, example(a -> a.withObject("/studyLoad").put("value", 5))).statusCode(200);
    }
  }
}
