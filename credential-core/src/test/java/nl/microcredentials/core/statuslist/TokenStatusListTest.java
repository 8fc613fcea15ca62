package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List (draft 21), 4 Status List. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenStatusListTest {

  private static final int LONGEST = TokenStatusList.MAXIMUM_LENGTH / 8;

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "3", "5", "7", "16", "-1", "\"2\"", "2.0", "null", "[2]", "4294967298"})
  void refuses_another_number_of_bits(String bits) {
    var list = list(1, zlib(new byte[1]));
    list.set("bits", StrictJson.parse(bits.getBytes(StandardCharsets.UTF_8)));
    assertRefused(MALFORMED_VALUE_ERROR, () -> TokenStatusList.parse(list));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bits", "lst"})
  void refuses_a_list_without_one_of_its_members(String member) {
    var list = list(1, zlib(new byte[1]));
    list.remove(member);
    assertRefused(MALFORMED_VALUE_ERROR, () -> TokenStatusList.parse(list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "eNrbuRgAAhcBXQ==", "eNrbuRgAAhcBXR", "eNrbuRg+AhcBXQ", "e Nr", "u\u00e9"})
  void refuses_base64url_that_is_not_canonical(String lst) {
    var list = StrictJson.object().put("bits", 1).put("lst", lst);
    assertRefused(MALFORMED_VALUE_ERROR, () -> TokenStatusList.parse(list));
  }

  static Stream<byte[]> damaged() {
    var good = zlib(new byte[100]);
    var raw = deflate(new byte[100], new Deflater(9, true));
    var dictionary = new Deflater(9);
    dictionary.setDictionary(new byte[10]);
    return Stream.of(
        new byte[0],
        new byte[100],
        raw,
        GzipMember.compress(new byte[100]),
        deflate(new byte[100], dictionary),
        concat(good, good),
        concat(good, new byte[1]),
        Arrays.copyOf(good, good.length / 2));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void refuses_whatever_is_not_exactly_one_zlib_stream(byte[] stream) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(() -> TokenStatusList.parse(list(1, stream)))
        .satisfies(e ->
            assertThat(e.type())
                .isEqualTo(stream.length == 0 ? MALFORMED_VALUE_ERROR : STATUS_VERIFICATION_ERROR));
  }

  @Test
  void refuses_every_truncation_and_every_flipped_bit_of_the_checksum() {
    var good = zlib(new byte[] {1, 2, 3});
    for (var length = 1; length < good.length; length++) {
      var cut = Arrays.copyOf(good, length);
      assertRefused(STATUS_VERIFICATION_ERROR, () -> TokenStatusList.parse(list(1, cut)));
    }
    for (var bit = 0; bit < 32; bit++) {
      var changed = good.clone();
      changed[good.length - 1 - bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(STATUS_VERIFICATION_ERROR, () -> TokenStatusList.parse(list(1, changed)));
    }
  }

  @Test
  void answers_every_flipped_bit_with_a_list_or_a_refusal() {
    var good = zlib(new byte[] {1, 2, 3, 1, 2, 3, 1, 2, 3});
    for (var bit = 0; bit < good.length * 8; bit++) {
      var changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        TokenStatusList.parse(list(1, changed));
      } catch (StatusListRefused e) {
        assertThat(e.type()).isEqualTo(STATUS_VERIFICATION_ERROR);
      }
    }
  }

  @Test
  void refuses_one_byte_more_than_the_longest_list() {
    assertThat(TokenStatusList.parse(list(1, zlib(new byte[LONGEST]))).size())
        .isEqualTo(TokenStatusList.MAXIMUM_LENGTH);
    var stream = zlib(new byte[LONGEST + 1]);
    assertRefused(REMOTE_LIMIT_EXCEEDED, () -> TokenStatusList.parse(list(1, stream)));
  }

  @Test
  void reads_the_longest_list_that_cannot_be_compressed() {
    var noise = new byte[LONGEST];
    new Random(1).nextBytes(noise);
    assertThat(TokenStatusList.parse(list(8, zlib(noise))).status(LONGEST - 1).value())
        .isEqualTo(noise[LONGEST - 1] & 0xff);
  }

  @Test
  void refuses_a_bomb_of_one_gibibyte_and_a_text_that_no_list_needs() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out, new Deflater(9))) {
      for (var mebibyte = 0; mebibyte < 1024; mebibyte++) {
        deflate.write(new byte[1 << 20]);
      }
    }
    assertRefused(REMOTE_LIMIT_EXCEEDED, () -> TokenStatusList.parse(list(1, out.toByteArray())));
    var text = StrictJson.object().put("bits", 1).put("lst", "A".repeat(12_000_000));
    assertRefused(REMOTE_LIMIT_EXCEEDED, () -> TokenStatusList.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 4", "4, 2", "8, 1"})
  void refuses_an_index_after_the_last_one(int bits, int size) {
    var list = TokenStatusList.parse(list(bits, zlib(new byte[1])));
    assertThat(list.size()).isEqualTo(size);
    assertThat(list.status(size - 1)).isEqualTo(StatusType.VALID);
    for (var index : new long[] {size, 1L << 31, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      assertRefused(RANGE_ERROR, () -> list.status(index));
    }
  }

  @Test
  void has_no_entry_if_it_is_empty() {
    var list = TokenStatusList.parse(list(1, zlib(new byte[0])));
    assertThat(list.size()).isZero();
    assertRefused(RANGE_ERROR, () -> list.status(0));
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "2, 2", "4, 1", "8, 0", "3, 8", "1, 67108872", "8, 8388609", "1, -8"})
  void is_not_made_in_a_size_that_would_be_refused(int bits, int size) {
    assertThatThrownBy(() -> TokenStatusList.of(bits, size, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void is_not_made_with_what_it_has_no_room_for() {
    assertThatThrownBy(() -> TokenStatusList.of(1, 8, Map.of(0, StatusType.SUSPENDED)))
        .isInstanceOf(IllegalArgumentException.class);
    assertRefused(RANGE_ERROR, () -> TokenStatusList.of(2, 8, Map.of(8, StatusType.SUSPENDED)));
  }

  /** 0b11_00_10_01: the least significant bits come first. */
  @Test
  void statuses_stand_from_right_to_left() {
    var stream = zlib(new byte[] {(byte) 0b1100_1001});
    var list = TokenStatusList.parse(list(2, stream));
    assertThat(IntStream.range(0, 4).mapToObj(list::status))
        .containsExactly(
            StatusType.INVALID,
            StatusType.SUSPENDED,
            StatusType.VALID,
            new StatusType.ApplicationSpecific(3));
    assertThat(TokenStatusList.parse(list(4, stream)).status(0).value()).isEqualTo(0b1001);
    assertThat(TokenStatusList.parse(list(8, stream)).status(0).value()).isEqualTo(0b1100_1001);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 78dadbb918000217015d, 1001110111000101",
    "2, 78da3be9f2130003df0207, 120301011233"
  })
  void reads_and_writes_the_examples_of_the_draft(int bits, String zlib, String values) {
    var statuses = new HashMap<Integer, StatusType>();
    for (var index = 0; index < values.length(); index++) {
      statuses.put(index, StatusType.of(values.charAt(index) - '0'));
    }
    var list = TokenStatusList.of(bits, values.length(), statuses);
    assertThat(TokenStatusList.parse(list(bits, HexFormat.of().parseHex(zlib)))).isEqualTo(list);
    assertThat(HexFormat.of().formatHex(Base64Url.decode(list.toJson().get("lst").textValue())))
        .isEqualTo(zlib);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void agrees_with_the_definition(int bits) {
    var random = new Random(bits);
    var statuses = new HashMap<Integer, StatusType>();
    for (var i = 0; i < 1_000; i++) {
      statuses.put(random.nextInt(1 << 17), StatusType.of(random.nextInt(1 << bits)));
    }
    var bytes = new byte[(1 << 17) * bits / 8];
    statuses.forEach(
        (index, status) -> bytes[index * bits / 8] |= (byte) (status.value() << index * bits % 8));
    var list = TokenStatusList.of(bits, 1 << 17, statuses);
    assertThat(list).isEqualTo(TokenStatusList.parse(list(bits, zlib(bytes))));
    assertThat(TokenStatusList.parse(list.toJson())).isEqualTo(list);
    statuses.forEach((index, status) -> assertThat(list.status(index)).isEqualTo(status));
  }

  @Test
  void every_value_has_one_type() {
    for (var value = 0; value < 256; value++) {
      assertThat(StatusType.of(value).value()).isEqualTo(value);
      var specific = value == 3 || value >= 12 && value < 16;
      assertThat(StatusType.of(value) instanceof StatusType.ApplicationSpecific)
          .isEqualTo(specific);
      assertThat(StatusType.of(value) instanceof StatusType.Unregistered)
          .isEqualTo(value > 2 && !specific);
    }
    assertThatThrownBy(() -> StatusType.of(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatusType.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StatusType.ApplicationSpecific(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ObjectNode list(int bits, byte[] stream) {
    return StrictJson.object().put("bits", bits).put("lst", Base64Url.encode(stream));
  }

  private static byte[] zlib(byte[] bytes) {
    return deflate(bytes, new Deflater(9));
  }

  private static byte[] deflate(byte[] bytes, Deflater deflater) {
    var out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out, deflater)) {
      deflate.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    var both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  private static void assertRefused(ProblemType type, ThrowingCallable action) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }
}
