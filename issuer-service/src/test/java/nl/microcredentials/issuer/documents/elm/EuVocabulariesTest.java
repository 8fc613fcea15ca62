package nl.microcredentials.issuer.documents.elm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.elements.ModeOfDelivery;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EuVocabulariesTest {

  @Test
  void what_has_no_counterpart_is_left_out() {
    assertThat(EuVocabularies.find("assessmentType", "personalized_assessment")).isEmpty();
    assertThat(EuVocabularies.find("nothing", "of the kind")).isEmpty();
    assertThat(EuVocabularies.language("xx")).isEmpty();
  }

  @Test
  void two_codes_with_one_counterpart_give_one_concept() {
    assertThat(EuVocabularies.all("modeOfDelivery", List.of("blended", "hybrid"))).hasSize(1);
  }

  @Test
  void every_mode_has_a_counterpart() {
    assertThat(Stream.of(ModeOfDelivery.values()).map(ModeOfDelivery::code))
        .allMatch(code -> EuVocabularies.find("modeOfDelivery", code).isPresent());
  }

  @Test
  void countries_and_languages_go_by_three_letters() {
    assertThat(EuVocabularies.country("NL").path("id").textValue()).endsWith("/country/NLD");
    assertThat(EuVocabularies.country("NL").at("/prefLabel/nl").textValue()).isEqualTo("Nederland");
    assertThat(EuVocabularies.language(Language.NL).path("id").textValue())
        .endsWith("/language/NLD");
    assertThat(EuVocabularies.language("de-AT").orElseThrow().path("id").textValue())
        .endsWith("/language/DEU");
  }
}
