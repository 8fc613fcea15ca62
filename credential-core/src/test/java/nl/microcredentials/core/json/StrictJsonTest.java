package nl.microcredentials.core.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8259 and RFC 7493 (I-JSON). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "\"x\"",
        "0",
        "{",
        "{}{}",
        "{} x",
        "{'a':1,'a':2}",
        "{'s':{'a':1,'a':1}}",
        "{'a':NaN}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':.5}",
        "{a:1}",
        "{'a':1,}",
        "{/**/'a':1}",
        "{'a':'\\x41'}",
        "{'a':'\t'}"
      })
  void what_is_not_one_json_object_is_refused(String json) {
    assertThat(refusal(json.replace('\'', '"').getBytes(UTF_8))).isEqualTo(PARSING_ERROR);
  }

  @Test
  void a_byte_order_mark_is_refused() {
    assertThat(refusal("\uFEFF{}".getBytes(UTF_8))).isEqualTo(PARSING_ERROR);
  }

  @Test
  void another_encoding_is_refused() {
    assertThat(refusal("{\"a\":\"b\"}".getBytes(UTF_16LE))).isEqualTo(PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e282", "ff", "eda080"})
  void bytes_that_are_not_utf_8_are_refused(String hex) {
    assertThat(refusal(HexFormat.of().parseHex("7b2261223a22" + hex + "227d")))
        .isEqualTo(PARSING_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':'\\uDC00\\uD800'}",
        "{'\\uDC00\\uD800':1}",
        "{'a':['\\uD800']}",
        "{'a':'x\\uDFFF'}",
        "{'a':1e400}",
        "{'a':-1e999}"
      })
  void a_value_that_cannot_be_kept_is_refused(String json) {
    assertThat(refusal(json.replace('\'', '"').getBytes(UTF_8))).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void the_deepest_nesting_is_64() {
    assertThat(StrictJson.parse(nested(64)).isObject()).isTrue();
    assertThat(refusal(nested(65))).isEqualTo(PARSING_ERROR);
    assertThat(refusal(nested(100_000))).isEqualTo(PARSING_ERROR);
  }

  private static byte[] nested(int depth) {
    return ("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1)).getBytes(UTF_8);
  }

  @Test
  void twenty_thousand_members_with_the_same_hash_code_are_refused() {
    var members =
        IntStream.range(0, 1 << 15)
            .limit(20_000)
            .mapToObj(StrictJsonTest::colliding)
            .map("\"%s\":0"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(refusal(members.getBytes(UTF_8))).isIn(MALFORMED_VALUE_ERROR, PARSING_ERROR);
  }

  /** "Aa" and "BB" have the same hash code, and so have all texts made of them. */
  private static String colliding(int n) {
    return IntStream.range(0, 15)
        .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  @Test
  void numbers_keep_their_digits() {
    var json = StrictJson.parseObject("{\"a\":2.50,\"b\":9007199254740991}".getBytes(UTF_8));
    assertThat(StrictJson.write(json))
        .asString(UTF_8)
        .isEqualTo("{\"a\":2.50,\"b\":9007199254740991}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9007199254740992", "-9007199254740993", "123456789012345678901234567890"})
  void integers_that_some_readers_would_change_are_refused(String number) {
    assertThat(refusal("{\"a\":%s}".formatted(number).getBytes(UTF_8)))
        .isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void emoji_and_other_scripts_are_plain_text() {
    var json = "{\"a\":\"👩‍🎓 e\u0301 דוגמה\"}";
    assertThat(StrictJson.write(StrictJson.parse(json.getBytes(UTF_8))))
        .asString(UTF_8)
        .isEqualTo(json);
  }

  private static ProblemType refusal(byte[] json) {
    return catchThrowableOfType(MalformedInputException.class, () -> StrictJson.parseObject(json))
        .type();
  }
}
