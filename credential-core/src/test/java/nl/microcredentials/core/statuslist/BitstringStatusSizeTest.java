package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;
import static nl.microcredentials.core.statuslist.BitstringStatusList.MINIMUM_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0, 3.2 steps 9 and 10, 3.3 step 2: statuses of several bits. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BitstringStatusSizeTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void a_list_that_is_long_enough_for_one_bit_is_too_short_for_more(int size) {
    var list = listOf(MINIMUM_LENGTH / 8);
    assertThat(list.status(0, 1)).isZero();
    assertRefused(STATUS_LIST_LENGTH_ERROR, () -> list.status(0, size));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_minimum_is_counted_in_entries(int size) {
    var shortest = listOf(MINIMUM_LENGTH / 8 * size);
    assertThat(shortest.status(MINIMUM_LENGTH - 1, size)).isZero();
    for (var index : new long[] {MINIMUM_LENGTH, Long.MAX_VALUE / size, Long.MAX_VALUE, -1}) {
      assertRefused(RANGE_ERROR, () -> shortest.status(index, size));
    }
    if (size > 1) {
      var tooShort = listOf(MINIMUM_LENGTH / 8 * size - 1);
      assertRefused(STATUS_LIST_LENGTH_ERROR, () -> tooShort.status(0, size));
    }
  }

  @Test
  void bits_that_are_left_at_the_end_are_no_entry() {
    var list = listOf(MINIMUM_LENGTH / 8 * 3 + 1);
    assertThat(list.status(MINIMUM_LENGTH + 1, 3)).isZero();
    assertRefused(RANGE_ERROR, () -> list.status(MINIMUM_LENGTH + 2, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 9, 32})
  void other_sizes_are_not_possible(int size) {
    var list = listOf(MINIMUM_LENGTH);
    assertThatThrownBy(() -> list.status(0, size)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BitstringStatusList.of(MINIMUM_LENGTH, size, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, -1", "3, 8", "8, 256"})
  void a_status_that_needs_more_bits_is_not_possible(int size, int status) {
    assertThatThrownBy(() -> BitstringStatusList.of(MINIMUM_LENGTH, size, Map.of(0, status)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_index_after_the_end_cannot_be_set() {
    assertRefused(
        RANGE_ERROR, () -> BitstringStatusList.of(MINIMUM_LENGTH, 2, Map.of(MINIMUM_LENGTH, 1)));
  }

  /** 0b01_10_00_11 and 0b110_101_00|1...: the most significant bit comes first. */
  @Test
  void statuses_stand_from_left_to_right() {
    var list = listOf(MINIMUM_LENGTH, 0b0110_0011, 0b1101_0100, 0b1000_0000);
    assertThat(IntStream.range(0, 4).map(index -> list.status(index, 2)))
        .containsExactly(1, 2, 0, 3);
    assertThat(list.status(1, 8)).isEqualTo(0b1101_0100);
    assertThat(IntStream.range(0, 8).map(index -> list.status(index, 3)))
        .containsExactly(0b011, 0b000, 0b111, 0b101, 0b010, 0b010, 0b000, 0b000);
    assertThat(IntStream.range(0, 2).map(index -> list.status(index, 4)))
        .containsExactly(0b0110, 0b0011);
  }

  /** The definition of the specification: the value of the bits at index times size. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void agrees_with_the_definition(int size) {
    var random = new Random(size);
    var statuses = new HashMap<Integer, Integer>();
    for (var i = 0; i < 1_000; i++) {
      statuses.put(random.nextInt(MINIMUM_LENGTH), random.nextInt(1 << size));
    }
    var bits = new StringBuilder("0".repeat(MINIMUM_LENGTH * size));
    statuses.forEach((index, status) -> {
      var digits = Integer.toBinaryString(1 << size | status).substring(1);
      bits.replace(index * size, (index + 1) * size, digits);
    });
    var bytes = new byte[MINIMUM_LENGTH * size / 8];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    var list = BitstringStatusList.of(MINIMUM_LENGTH, size, statuses);
    assertThat(list).isEqualTo(decode(bytes));
    assertThat(BitstringStatusList.decode(list.encode())).isEqualTo(list);
    assertThat(
            statuses.keySet().stream()
                .collect(Collectors.toMap(index -> index, index -> list.status(index, size))))
        .isEqualTo(statuses);
  }

  private static BitstringStatusList listOf(int length, int... first) {
    var bytes = new byte[length];
    for (var i = 0; i < first.length; i++) {
      bytes[i] = (byte) first[i];
    }
    return decode(bytes);
  }

  private static BitstringStatusList decode(byte[] bytes) {
    return BitstringStatusList.decode(Multibase.base64Url(GzipMember.compress(bytes)));
  }

  private static void assertRefused(ProblemType type, ThrowingCallable action) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }
}
