package nl.microcredentials.issuer.vocabularies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.Assessment.Location;
import nl.microcredentials.issuer.elements.AssessmentType;
import nl.microcredentials.issuer.elements.LevelOfQualification;
import nl.microcredentials.issuer.elements.ModeOfDelivery;
import nl.microcredentials.issuer.elements.TargetGroup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VocabulariesTest {

  private static final String SOUND =
      """
      {"name": "colours", "version": "2026-11-24", "title": {"en": "Colours"},
       "schemes": {"eu": {"title": "EU", "source": "http://data.europa.eu/x", "version": "1",
       "exact": true}},
       "concepts": [
       {"code": "red", "terms": {"eu": "http://data.europa.eu/x/1"}},
       {"code": "blue", "terms": {"eu": "http://data.europa.eu/x/2"}}]}
      """;

  @Nested
  class Is_not_read {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "\"blue\"     | \"red\"",
          "x/2\"        | x/1\"",
          "{\"eu\": \"http://data.europa.eu/x/2\"} | {\"de\": \"http://data.europa.eu/x/2\"}",
          "http://data.europa.eu/x/2 | https://elsewhere.example/2",
          "\"exact\"    | \"precise\"",
          "\"version\": \"2026-11-24\", | \"version\": \"2026-11-24\", \"version\": \"2026\","
        })
    void a_list_that_contradicts_itself(String sound, String broken) {
      var text = SOUND.replace(sound.strip(), broken.strip());
      assertThat(text).isNotEqualTo(SOUND);
      assertThatThrownBy(() -> Vocabulary.parse(text.getBytes(UTF_8)))
          .isInstanceOfAny(IllegalStateException.class, Refused.class);
    }

    @Test
    void a_list_of_other_codes_than_ours() {
      assertThatThrownBy(() -> Vocabulary.read("languages", Set.of("nl")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_sound_list_is_read() {
    var colours = Vocabulary.parse(SOUND.getBytes(UTF_8));
    assertThat(colours.codeOf("eu", "http://data.europa.eu/x/2")).contains("blue");
    assertThat(colours.codeOf("eu", "http://data.europa.eu/x/3")).isEmpty();
  }

  @Test
  void a_coarser_scheme_is_not_translated_back() {
    assertThatThrownBy(() -> Vocabularies.ASSESSMENT_TYPES.codeOf("surf-open-badges-3", "testing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_misspelled_oral_exam_of_edubadges_is_understood() {
    assertThat(Vocabularies.ASSESSMENT_TYPES.codeOf("edubadges", "oram_exam"))
        .contains("oral_exam");
    assertThat(Vocabularies.ASSESSMENT_TYPES.codeOf("edubadges", "oral_exam")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0613", "061", "06", "10", "9999"})
  void fields_of_study_have_two_to_four_digits(String code) {
    assertThat(Vocabularies.fieldOfStudy(code))
        .contains(URI.create("http://data.europa.eu/snb/isced-f/" + code));
    assertThat(Vocabularies.fieldOfStudy(code.substring(0, 2))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0617", "11", "6", "06130", "", "613"})
  void other_digits_are_no_field_of_study(String code) {
    assertThat(Vocabularies.fieldOfStudy(code)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_level_has_its_concept(LevelOfQualification level) {
    assertThat(Vocabularies.euConcept(level).toString()).startsWith("http://data.europa.eu/snb/");
    assertThat(level.european().framework()).isEqualTo("EQF");
  }

  @Test
  void the_level_between_four_and_five_is_referenced_to_four() {
    assertThat(LevelOfQualification.NLQF_4PLUS.european()).isEqualTo(LevelOfQualification.EQF_4);
    assertThat(Vocabularies.euConcept(LevelOfQualification.NLQF_4PLUS))
        .isEqualTo(URI.create("http://data.europa.eu/snb/qdr/c_c2700f4e"));
  }

  @ParameterizedTest
  @EnumSource
  void every_target_group_has_its_concept(TargetGroup group) {
    assertThat(Vocabularies.euConcept(group)).isNotNull();
  }

  @Test
  void what_has_no_counterpart_has_none() {
    assertThat(Vocabularies.euConcept(AssessmentType.PERSONALIZED_ASSESSMENT)).isEmpty();
    assertThat(Vocabularies.euConcept(ModeOfDelivery.HYBRID)).isEmpty();
    assertThat(Vocabularies.euConcept(new Assessment(true, true, Location.ONSITE))).isEmpty();
    assertThat(Vocabularies.language("tlh")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, false, c598449d64", "false, true, df2880c5cb"})
  void unsupervised_assessment_has_its_concept(
      boolean supervised, boolean identityVerified, String concept) {
    var assessment = new Assessment(supervised, identityVerified, Location.ONLINE);
    assertThat(Vocabularies.euConcept(assessment).orElseThrow().toString()).endsWith(concept);
  }

  @Test
  void every_combination_of_supervision_is_in_the_list() {
    for (var location : Location.values()) {
      for (var supervised : new boolean[] {true, false}) {
        for (var verified : new boolean[] {true, false}) {
          var code = new Assessment(supervised, verified, location).supervisionCode();
          assertThat(Vocabularies.SUPERVISION_TYPES.concept(code)).as(code).isPresent();
        }
      }
    }
  }
}
