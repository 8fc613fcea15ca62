package nl.microcredentials.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8785, JSON Canonicalization Scheme. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JcsTest {

  /** The samples of appendix B: the bits of a double, and how it is written. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbers_are_written_as_in_ecmascript(String bits, String expected) {
    var value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(Jcs.number(value)).isEqualTo(expected);
  }

  /** The least exponents are where Java writes a digit more than is needed. */
  @ParameterizedTest
  @CsvSource({"2E-323, 2e-323", "1E-322, 1e-322", "2E23, 2e+23", "1.2E1, 12", "0.1, 0.1"})
  void numbers_have_as_few_digits_as_possible(double value, String expected) {
    assertThat(Jcs.number(value)).isEqualTo(expected);
  }

  @Test
  void what_is_written_reads_as_the_same_number() {
    var random = new Random(8785);
    for (int i = 0; i < 100_000; i++) {
      var value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(Jcs.number(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void members_are_sorted_by_utf_16_code_units() {
    assertThat(canonical("{'\\ufb33':1,'\\ud83d\\ude00':2,'\\u20ac':3,'\\r':4,'1':5,'\\u0080':6}"))
        .isEqualTo("{\"\\r\":4,\"1\":5,\"\u0080\":6,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
  }

  @Test
  void white_space_goes_and_the_order_of_arrays_stays() {
    assertThat(canonical("{ 'b' : [ 3, 1.0, -0.0, true, null, {} ],\n 'a' : [] }"))
        .isEqualTo("{\"a\":[],\"b\":[3,1,0,true,null,{}]}");
  }

  @Test
  void texts_are_escaped_only_where_they_must_be() {
    assertThat(canonical("['\\u20ac$\\u000F\\u000aA\\u0027B\\u0022\\u005c\\\\\\u0022\\/']"))
        .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
  }

  private static String canonical(String json) {
    return Jcs.canonicalize(StrictJson.parse(json.replace('\'', '"').getBytes(UTF_8)));
  }
}
