package nl.microcredentials.issuer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import nl.microcredentials.issuer.completions.CompletionExamples;
import nl.microcredentials.issuer.institutions.Institution;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agreements at their edges, by the packs of this service. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgreementsTest {

  private static final Instant NOW = Instant.parse("2028-01-01T00:00:00Z");

  private final RulePacks packs = Packs.bundled();
  private final ObjectNode achievement = Completions.json(AchievementExamples.QUANTUM_COMPUTING);
  private final ObjectNode completion = Completions.json(CompletionExamples.QUANTUM_COMPUTING);

  @Nested
  class The_size {

    @ParameterizedTest
    @CsvSource({
      // hbo: 3 to 30 credits in half steps, always
      "HBO, 2025-04-30T12:00:00Z, 2.5, ects, study-load-in-policy",
      "HBO, 2025-04-30T12:00:00Z, 3, ects,",
      "HBO, 2025-05-01T12:00:00Z, 2.5, ects, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 3, ects,",
      "HBO, 2025-05-01T12:00:00Z, 3.25, ects, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 3.5, ects,",
      "HBO, 2025-05-01T12:00:00Z, 30, ects,",
      "HBO, 2025-05-01T12:00:00Z, 30.5, ects, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 83, hour, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 84, hour,",
      "HBO, 2025-05-01T12:00:00Z, 84.5, hour, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 840, hour,",
      "HBO, 2025-05-01T12:00:00Z, 841, hour, study-load-in-policy",
      "HBO, 2025-05-01T12:00:00Z, 240, sbu, study-load-in-policy",
      // wo: from 1 credit on in the window, by the calendar of the Netherlands
      "WO, 2025-04-30T12:00:00Z, 1, ects, study-load-in-policy",
      "WO, 2025-04-30T21:59:59Z, 1, ects, study-load-in-policy",
      "WO, 2025-04-30T22:00:00Z, 1, ects,",
      "WO, 2025-05-01T12:00:00Z, 1, ects,",
      "WO, 2025-05-01T12:00:00Z, 0.5, ects, study-load-in-policy",
      "WO, 2025-05-01T12:00:00Z, 1.25, ects, study-load-in-policy",
      "WO, 2025-05-01T12:00:00Z, 30.5, ects, study-load-in-policy",
      "WO, 2025-05-01T12:00:00Z, 27, hour, study-load-in-policy",
      "WO, 2025-05-01T12:00:00Z, 28, hour,",
      "WO, 2027-04-30T12:00:00Z, 1, ects,",
      "WO, 2027-04-30T21:59:59Z, 1, ects,",
      "WO, 2027-04-30T22:00:00Z, 1, ects, study-load-in-policy",
      "WO, 2027-05-01T12:00:00Z, 1, ects, study-load-in-policy",
      "WO, 2027-05-01T12:00:00Z, 3, ects,",
      "WO, 2027-05-01T12:00:00Z, 28, hour, study-load-in-policy",
      "WO, 2027-05-01T12:00:00Z, 84, hour,",
      // mbo: 240 hours
      "MBO, 2025-05-01T12:00:00Z, 239, sbu, study-load-in-policy",
      "MBO, 2025-05-01T12:00:00Z, 240, sbu,",
      "MBO, 2025-05-01T12:00:00Z, 240.5, sbu, study-load-in-policy",
      "MBO, 2025-05-01T12:00:00Z, 9999, sbu,",
      "MBO, 2025-05-01T12:00:00Z, 10, ects, study-load-in-policy"
    })
    void has_limits(Sector sector, Instant time, BigDecimal size, String unit, String broken) {
      size(size, unit);
      assertThat(brokenBy(sector, time)).isEqualTo(broken == null ? List.of() : List.of(broken));
    }

    @ParameterizedTest
    @CsvSource({"239, MET_BY_EXEMPTION", "240, MET", "1, MET_BY_EXEMPTION", "239.5, BROKEN"})
    void of_vocational_education_may_be_smaller_with_reasons(BigDecimal size, Outcome outcome) {
      size(size, "sbu");
      achievement.put("studyLoadSubstantiation", "The sector asked for it.");
      var finding =
          decide(Sector.MBO, Instant.parse("2026-06-01T12:00:00Z")).findings().stream()
              .filter(f -> f.rule().equals("study-load-in-policy"))
              .findAny()
              .orElseThrow();
      assertThat(finding.outcome()).isEqualTo(outcome);
      assertThat(finding.allowed())
          .isEqualTo(
              "240.. sbu (step 1) | ..240 sbu (step 1) + /achievement/studyLoadSubstantiation");
    }

    @ParameterizedTest
    @CsvSource({"84, hour, true", "3, ects, true", "83, hour, false", "85, hour, false"})
    void may_be_reported_in_hours(BigDecimal size, String unit, boolean isSame) {
      completion.putObject("studyLoad").put("value", size).put("studyLoadUnit", unit);
      assertThat(brokenBy(Sector.WO, Instant.parse("2026-06-01T12:00:00Z")))
          .isEqualTo(isSame ? List.of() : List.of("study-load-of-achievement"));
    }
  }

  @Nested
  class Initial_students {

    @ParameterizedTest
    @CsvSource({
      "WO, 2025-04-30T21:59:59Z, true, false",
      "WO, 2025-04-30T22:00:00Z, true, true",
      "WO, 2025-04-30T22:00:00Z, false, false",
      "WO, 2027-04-30T21:59:59Z, true, true",
      "WO, 2027-04-30T22:00:00Z, true, false",
      "HBO, 2025-04-30T21:59:59Z, true, false",
      "HBO, 2025-05-01T12:00:00Z, true, true",
      "HBO, 2025-05-01T12:00:00Z, false, false",
      "HBO, 2027-04-30T12:00:00Z, true, true",
      "HBO, 2027-05-01T12:00:00Z, true, false",
      "MBO, 2026-06-01T12:00:00Z, true, false"
    })
    void may_take_part_in_the_experiment(
        Sector sector, Instant time, boolean hasReason, boolean isAllowed) {
      completion.withObject("/learner").put("initialStudent", true);
      if (hasReason) {
        completion.putObject("experiment").put("reason", "Works full-time.");
      }
      size(sector == Sector.MBO ? new BigDecimal(240) : new BigDecimal(3), unitOf(sector));
      assertThat(brokenBy(sector, time)).isEqualTo(isAllowed ? List.of() : List.of("learner-gate"));
    }
  }

  @Nested
  class Before_there_were_agreements {

    @ParameterizedTest
    @CsvSource({
      "WO, 2021-09-30T21:59:59Z, nl-wo-hbo",
      "WO, 2021-09-30T22:00:00Z,", // 1 October in the Netherlands
      "MBO, 2024-03-31T21:59:59Z, nl-mbo", // summer time since this very day
      "MBO, 2024-03-31T22:00:00Z,"
    })
    void nothing_is_allowed(Sector sector, Instant time, String missing) {
      size(sector == Sector.MBO ? new BigDecimal(240) : new BigDecimal(3), unitOf(sector));
      assertThat(
              decide(sector, time).violations().stream()
                  .filter(v -> v.rule().equals("agreement-in-force"))
                  .map(Violation::allowed))
          .isEqualTo(missing == null ? List.of() : expected(sector, missing));
    }

    /** What holds for everything begins with the first agreement. */
    private static List<String> expected(Sector sector, String missing) {
      return sector == Sector.WO ? List.of("issuing", missing) : List.of(missing);
    }
  }

  @Test
  void the_european_elements_count_from_the_day_of_the_recommendation() {
    assertThat(namesOfPacks("2022-06-15T21:59:59Z")).containsExactly("issuing-1", "nl-wo-hbo-1");
    assertThat(namesOfPacks("2022-06-15T22:00:00Z"))
        .containsExactly("eu-micro-credential-1", "issuing-1", "nl-wo-hbo-1");
  }

  @Test
  void a_european_element_that_is_missing_is_named() {
    achievement.remove("learningOutcomes");
    achievement.putArray("modesOfDelivery");
    assertThat(brokenBy(Sector.WO, Instant.parse("2026-06-01T12:00:00Z")))
        .containsExactly("element-learning-outcomes", "element-participation");
  }

  @Test
  void a_refusal_says_in_both_languages_what_was_found_and_what_is_allowed() {
    size(new BigDecimal("30.50"), "ects");
    var broken = decide(Sector.HBO, Instant.parse("2026-06-01T12:00:00Z")).violations().getFirst();
    assertThat(broken.pack()).isEqualTo("nl-wo-hbo-2");
    assertThat(broken.found()).isEqualTo("30.5 ects");
    assertThat(broken.allowed()).isEqualTo("3..30 ects (step 0.5) | 84..840 hour (step 1)");
    assertThat(broken.messages().en()).endsWith("This is 30.5 ects.");
    assertThat(broken.messages().nl()).endsWith("Dit is 30.5 ects.");
  }

  private List<String> namesOfPacks(String time) {
    return decide(Sector.WO, Instant.parse(time)).packs().stream().map(RulePack::name).toList();
  }

  private static String unitOf(Sector sector) {
    return sector == Sector.MBO ? "sbu" : "ects";
  }

  private void size(BigDecimal value, String unit) {
    achievement.withObject("/studyLoad").put("value", value).put("studyLoadUnit", unit);
  }

  private List<String> brokenBy(Sector sector, Instant time) {
    return decide(sector, time).violations().stream().map(Violation::rule).toList();
  }

  private Decision decide(Sector sector, Instant time) {
    achievement
        .withObject("/qualityAssurance")
        .put("framework", sector == Sector.MBO ? "NL-MBO" : "NL-HBO-WO");
    completion.withObject("/association").remove("startDateTime");
    var institution =
        new Institution(
            "i",
            "did:web:i.example",
            "I",
            sector,
            "NL",
            "99XX",
            URI.create("https://i.example/"),
            null); // no rule asks for keys
    return packs.decide(
        Facts.ofCompletion(new Facts.Completed(completion, achievement), institution, time, NOW));
  }
}
