package nl.microcredentials.issuer.documents.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.microcredentials.issuer.elements.LanguageMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguageTest {

  @Test
  void the_nearest_text_is_chosen() {
    var texts = new LanguageMap(Map.of("nl-BE", "Belgisch", "en", "English", "de", "Deutsch"));
    assertThat(Language.NL.choose(texts, "en")).isEqualTo("Belgisch");
    assertThat(Language.EN.choose(texts, "de")).isEqualTo("English");
  }

  @Test
  void there_is_always_a_text() {
    assertThat(Language.NL.choose(new LanguageMap(Map.of("de", "D", "fr", "F")), "fr"))
        .isEqualTo("F");
    assertThat(Language.NL.choose(new LanguageMap(Map.of("de", "D")), "fr")).isEqualTo("D");
  }

  @Test
  void a_tag_of_another_language_is_none() {
    assertThat(Language.of("nl-NL")).contains(Language.NL);
    assertThat(Language.of("nld")).isEmpty();
    assertThat(Language.of("enm")).isEmpty();
    assertThat(Language.of("")).isEmpty();
  }
}
