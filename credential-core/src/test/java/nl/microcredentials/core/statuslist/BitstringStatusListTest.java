package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import nl.microcredentials.core.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0, 3.3 and 3.4: generating and expanding a bitstring. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BitstringStatusListTest {

  private static final int LENGTH = BitstringStatusList.MINIMUM_LENGTH;

  @Test
  void index_0_is_the_left_most_bit_of_the_first_byte() throws IOException {
    var bytes = new byte[LENGTH / 8];
    bytes[0] = (byte) 0b1000_0000;
    bytes[2] = 0b0000_0001;
    var list = BitstringStatusList.decode(encoded(gzip(bytes)));
    assertThat(IntStream.range(0, LENGTH).filter(list::isSet)).containsExactly(0, 23);
  }

  @Test
  void survives_a_round_trip() {
    var list = BitstringStatusList.of(LENGTH * 2, IntStream.of(0, 7, 8, 94_567, LENGTH * 2 - 1));
    assertThat(BitstringStatusList.decode(list.encode())).isEqualTo(list);
  }

  @Test
  void the_same_bits_give_the_same_text() {
    var one = BitstringStatusList.of(LENGTH, IntStream.of(5, 9));
    var other = BitstringStatusList.of(LENGTH, IntStream.of(9, 5, 5));
    assertThat(one.encode()).isEqualTo(other.encode()).hasSizeLessThan(100);
  }

  @Test
  void reads_the_last_entry_and_refuses_the_one_after_it() {
    var list = BitstringStatusList.of(LENGTH, IntStream.of(LENGTH - 1));
    assertThat(list.isSet(LENGTH - 1)).isTrue();
    for (var index : new long[] {LENGTH, 1L << 31, Long.MAX_VALUE, -1}) {
      assertRefused(RANGE_ERROR, () -> list.isSet(index));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, LENGTH - 8, LENGTH + 4, BitstringStatusList.MAXIMUM_LENGTH + 8})
  void is_not_made_in_a_length_that_would_be_refused(int length) {
    assertThatThrownBy(() -> BitstringStatusList.of(length, IntStream.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"z", "f", "m", "U", ""})
  void refuses_another_multibase_prefix(String prefix) throws IOException {
    var text = encoded(gzip(new byte[LENGTH / 8])).substring(1);
    assertRefused(MALFORMED_VALUE_ERROR, () -> BitstringStatusList.decode(prefix + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uAA==", "uAB", "uA", "u+/==", "uA A", "u\u00e9"})
  void refuses_base64url_that_is_not_canonical(String text) {
    assertRefused(MALFORMED_VALUE_ERROR, () -> BitstringStatusList.decode(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, LENGTH / 8 - 1})
  void refuses_lists_that_are_too_short(int bytes) throws IOException {
    var text = encoded(gzip(new byte[bytes]));
    assertRefused(STATUS_LIST_LENGTH_ERROR, () -> BitstringStatusList.decode(text));
  }

  @Test
  void refuses_one_byte_more_than_the_longest_list() throws IOException {
    var longest = BitstringStatusList.MAXIMUM_LENGTH / 8;
    assertThat(BitstringStatusList.decode(encoded(gzip(new byte[longest]))).length())
        .isEqualTo(BitstringStatusList.MAXIMUM_LENGTH);
    var text = encoded(gzip(new byte[longest + 1]));
    assertRefused(REMOTE_LIMIT_EXCEEDED, () -> BitstringStatusList.decode(text));
  }

  @Test
  void refuses_a_bomb_of_one_gibibyte() throws IOException {
    var text = encoded(bomb());
    assertThat(text).hasSizeBetween(1_000_000, 2_000_000);
    assertRefused(REMOTE_LIMIT_EXCEEDED, () -> BitstringStatusList.decode(text));
  }

  static Stream<byte[]> damaged() throws IOException {
    var bits = new byte[LENGTH / 8];
    var good = gzip(bits);
    return Stream.of(
        bits,
        zlib(bits, false),
        zlib(bits, true),
        concat(good, good),
        concat(good, new byte[1]),
        concat(good, "garbage".getBytes(StandardCharsets.US_ASCII)),
        Arrays.copyOf(good, good.length - 1),
        Arrays.copyOf(good, good.length / 2),
        flipped(good, good.length - 1),
        flipped(good, good.length - 5),
        flipped(good, 2),
        reservedFlag(good));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void refuses_whatever_is_not_exactly_one_gzip_member(byte[] member) {
    assertRefused(STATUS_VERIFICATION_ERROR, () -> BitstringStatusList.decode(encoded(member)));
  }

  @Test
  void refuses_every_truncation_and_every_flipped_header_byte_without_another_exception() {
    var good = GzipMember.compress(new byte[LENGTH / 8]);
    for (var length = 0; length < good.length; length++) {
      var cut = Arrays.copyOf(good, length);
      assertRefused(STATUS_VERIFICATION_ERROR, () -> GzipMember.uncompress(cut, LENGTH));
    }
    for (var flags = 1; flags < 256; flags++) {
      var changed = good.clone();
      changed[3] = (byte) flags;
      if (flags != 1) { // FTEXT is a hint only
        assertRefused(STATUS_VERIFICATION_ERROR, () -> GzipMember.uncompress(changed, LENGTH));
      }
    }
  }

  @Test
  void accepts_the_optional_parts_of_a_gzip_header() {
    var good = GzipMember.compress(new byte[LENGTH / 8]);
    var extra = HexFormat.of().parseHex("1f8b081e00000000000302006161" + "6e00" + "6300");
    var crc = new CRC32();
    crc.update(extra);
    var checksum = new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    var member = concat(concat(extra, checksum), Arrays.copyOfRange(good, 10, good.length));
    assertThat(GzipMember.uncompress(member, LENGTH)).hasSize(LENGTH / 8);
    member[extra.length] ^= 1;
    assertRefused(STATUS_VERIFICATION_ERROR, () -> GzipMember.uncompress(member, LENGTH));
  }

  private static void assertRefused(ProblemType type, ThrowingCallable action) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  private static String encoded(byte[] member) {
    return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(member);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      var zeros = new byte[1 << 20];
      for (var mebibyte = 0; mebibyte < 1024; mebibyte++) {
        gzip.write(zeros);
      }
    }
    return out.toByteArray();
  }

  private static byte[] zlib(byte[] bytes, boolean raw) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out, new Deflater(6, raw))) {
      deflate.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    var both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  private static byte[] flipped(byte[] bytes, int index) {
    var changed = bytes.clone();
    changed[index] ^= 1;
    return changed;
  }

  private static byte[] reservedFlag(byte[] bytes) {
    var changed = bytes.clone();
    changed[3] = (byte) 0x80;
    return changed;
  }
}
