package nl.microcredentials.issuer.documents.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.AssessmentType;
import nl.microcredentials.issuer.elements.ModeOfDelivery;
import nl.microcredentials.issuer.elements.QualityAssurance;
import nl.microcredentials.issuer.elements.StudyLoadUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LabelsTest {

  @Test
  void both_languages_have_the_same_ones() {
    assertThat(Labels.in(Language.NL).keys()).isEqualTo(Labels.in(Language.EN).keys());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_code_has_words(Language language) {
    assertThat(Labels.in(language).keys()).containsAll(codes().toList());
  }

  private static Stream<String> codes() {
    return Stream.of(
            Stream.of(AssessmentType.values()).map(type -> "assessment-type." + type.code()),
            Stream.of(ModeOfDelivery.values()).map(mode -> "participation." + mode.code()),
            Stream.of(StudyLoadUnit.values()).map(unit -> "study-load." + unit.code()),
            Stream.of(StudyLoadUnit.values()).map(unit -> "study-load." + unit.code() + ".note"),
            Stream.of(QualityAssurance.Type.values())
                .map(type -> "quality-assurance." + type.code()),
            Stream.of(QualityAssurance.Framework.values())
                .map(framework -> "quality-assurance." + framework.code()),
            supervisionTypes().map(type -> "supervision." + type.replace(' ', '-')))
        .flatMap(codes -> codes);
  }

  private static Stream<String> supervisionTypes() {
    return Stream.of(Assessment.Location.values())
        .flatMap(location ->
            Stream.of(
                new Assessment(true, true, location),
                new Assessment(true, false, location),
                new Assessment(false, true, location),
                new Assessment(false, false, location)))
        .map(Assessment::supervisionType);
  }
}
