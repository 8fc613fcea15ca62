package nl.microcredentials.core.integrity.sd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6901, 3 and 4: syntax and evaluation. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonPointerTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", " /a", "/~", "/a~", "/~2", "/a/~x/b", "~0", "#/a"})
  void what_is_no_pointer_is_refused(String text) {
    assertThat(refusal(text).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void a_pointer_to_what_no_document_can_hold_is_refused(String text) {
    assertThat(refusal(text).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  static List<String> tooMuch() {
    return List.of("/a".repeat(65), "/".repeat(2_000), "/" + "a".repeat(2_000), "/a~".repeat(600));
  }

  @Test
  void tokens_are_unescaped() {
    assertThat(tokens("/a~1b/m~0n/~01/c%d/ /\"/k\\l"))
        .containsExactly("a/b", "m~n", "~1", "c%d", " ", "\"", "k\\l");
  }

  @Test
  void tokens_may_be_empty() {
    assertThat(tokens("")).isEmpty();
    assertThat(tokens("/")).containsExactly("");
    assertThat(tokens("/a//")).containsExactly("a", "", "");
  }

  private static List<String> tokens(String text) {
    return JsonPointer.parse(text).referenceTokens();
  }

  private static MalformedInputException refusal(String text) {
    return catchThrowableOfType(MalformedInputException.class, () -> JsonPointer.parse(text));
  }
}
