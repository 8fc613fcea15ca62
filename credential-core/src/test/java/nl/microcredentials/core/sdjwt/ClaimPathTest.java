package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draft 25 of SD-JWT VC, Claim Path; and how people write one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "[0]",
        "a[",
        "a]",
        "a[x]",
        "a[-1]",
        "a[0]b",
        "a[1",
        "a[9999999]"
      })
  void is_none(String text) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> ClaimPath.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "'a'", "null", "[1.5]", "[-1]", "[true]", "[[]]", "[99999999999]"})
  void is_none_in_type_metadata(String json) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> ClaimPath.read(json(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "a = ['a']",
        "a.b.c = ['a', 'b', 'c']",
        "@context = ['@context']",
        "a[0] = ['a', 0]",
        "a[].b = ['a', null, 'b']",
        "a[12][].b[3] = ['a', 12, null, 'b', 3]"
      })
  void is_the_same_in_both_forms(String text, String json) {
    assertThat(ClaimPath.parse(text)).isEqualTo(ClaimPath.read(json(json))).hasToString(text);
  }

  @Test
  void names_of_any_characters_are_given_one_by_one() {
    assertThat(ClaimPath.of("a.b", "[0]")).isEqualTo(ClaimPath.read(json("['a.b', '[0]']")));
  }

  @Test
  void starts_with_itself_and_with_what_it_stands_in() {
    var path = ClaimPath.parse("a.b[0]");
    assertThat(path.startsWith(path)).isTrue();
    assertThat(path.startsWith(ClaimPath.parse("a.b"))).isTrue();
    assertThat(path.startsWith(ClaimPath.ROOT)).isTrue();
    assertThat(path.startsWith(ClaimPath.parse("a.b[1]"))).isFalse();
    assertThat(ClaimPath.parse("a.b").startsWith(path)).isFalse();
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.replace('\'', '"').getBytes(UTF_8));
  }
}
