package nl.microcredentials.core.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8949, 4.2.1: Core Deterministic Encoding Requirements; the hexadecimal is its Appendix A. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeterministicCborTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "nothing, ''",
    "an end without a beginning, ff",
    "a number in more bytes than it needs, 1800",
    "a number in more bytes than it needs, 190017",
    "a number in more bytes than it needs, 1a0000ffff",
    "a number in more bytes than it needs, 1b00000000ffffffff",
    "a negative number in more bytes than it needs, 3800",
    "a length in more bytes than it needs, 580101",
    "a length in more bytes than it needs, 7801 61",
    "a length in more bytes than it needs, 980100",
    "a length in more bytes than it needs, b8010000",
    "bytes of indefinite length, 5f42010243030405ff",
    "a text of indefinite length, 7f657374726561646d696e67ff",
    "an array of indefinite length, 9f0102ff",
    "a map of indefinite length, bf0000ff",
    "a label twice, a201000100",
    "a label twice, a2616100616100",
    "a label that is a number in text, a1613100",
    "a label that is a number in more bytes than it needs, a1180100",
    "a label of bytes, a1410100",
    "a label that is an array, a18000",
    "a label that is not whole, a1f93c0000",
    "a tag, d2 80",
    "a tag, c074323031332d30332d32315432303a30343a30305a",
    "a number with a fraction, f93e00",
    "a number with a fraction, fb3ff199999999999a",
    "a large number, c249010000000000000000",
    "a large number, 1bffffffffffffffff",
    "something undefined, f7",
    "a simple value, f0",
    "a simple value, f8ff",
    "something behind it, 0000",
    "something behind it, a000",
    "less than announced, 4401",
    "less than announced, 8201",
    "less than announced, a101",
    "less than announced, 5b7fffffffffffffff",
    "less than announced, 9b7fffffffffffffff",
    "less than announced, 7affffffff",
    "a text that is no UTF-8, 61ff",
    "a text that is no UTF-8, 63eda080",
    "a reserved length, 1c",
    "arrays in arrays without end, 818181818181818181818181818100"
  })
  void is_refused(String what, String hex) {
    assertThatExceptionOfType(MalformedInputException.class)
        .as(what)
        .isThrownBy(() -> DeterministicCbor.read(bytes(hex)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "17",
        "1818",
        "1903e8",
        "1b000000e8d4a51000",
        "20",
        "3863",
        "3903e7",
        "f4",
        "f5",
        "f6",
        "40",
        "4401020304",
        "60",
        "6449455446",
        "62c3bc",
        "64f0908591",
        "80",
        "8301820203820405",
        "a0",
        "a201020304",
        "a26161016162820203",
        "a2382200044101",
        "8261 61a161626163"
      })
  void is_read_and_written_again(String hex) {
    assertThat(DeterministicCbor.write(DeterministicCbor.read(bytes(hex)))).isEqualTo(bytes(hex));
  }

  /** Each is one byte, and the heap that a million of them took was more than 100 MiB. */
  @ParameterizedTest
  @ValueSource(strings = {"a0", "80", "40", "60", "00"})
  void more_items_than_any_message_has_are_refused(String item) {
    var bytes = bytes("9a00001000" + item.repeat(0x1000));
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> DeterministicCbor.read(bytes));
  }

  @Test
  void labels_keep_their_order() {
    assertThat(DeterministicCbor.read(bytes("a204000100")).properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("4", "1");
  }

  @Test
  void texts_and_bytes_of_any_length_have_one_form() {
    for (int length = 0; length < 3_000; length++) {
      var text = TextNode.valueOf("x".repeat(length));
      assertThat(DeterministicCbor.read(DeterministicCbor.write(text))).isEqualTo(text);
      var array = StrictJson.array().add(new byte[length]);
      assertThat(DeterministicCbor.read(DeterministicCbor.write(array))).isEqualTo(array);
    }
  }

  @Test
  void no_input_does_any_harm() {
    var random = new Random(20261124);
    for (int i = 0; i < 200_000; i++) {
      var input = new byte[random.nextInt(40)];
      random.nextBytes(input);
      try {
        assertThat(DeterministicCbor.write(DeterministicCbor.read(input))).isEqualTo(input);
      } catch (MalformedInputException e) {
        assertThat(e.detail()).isNotEmpty();
      }
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
