package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multibase;

/**
 * The statuses of many credentials, one to eight bits each. Index 0 is at the left: in the most
 * significant bits of the first byte, unlike in a {@link TokenStatusList}.
 *
 * <p>How many bits an entry has does not stand in the list but in each credential that points into
 * it, hence in the methods that look something up.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#algorithms">
 *     Bitstring Status List 1.0, 3 Algorithms</a>
 */
public final class BitstringStatusList {

  /** In entries. Shorter lists would tell too well whose status is asked for. */
  public static final int MINIMUM_LENGTH = 131_072;

  /** In bits. Longer lists are refused while they are being uncompressed. */
  public static final int MAXIMUM_LENGTH = 1 << 26;

  /** In bits. The specification sets no limit, but 2^size messages have to be announced. */
  public static final int MAXIMUM_STATUS_SIZE = 8;

  /** Each of the bits of the longest list in a stored block, with some room. */
  private static final int MAXIMUM_ENCODED_LENGTH = MAXIMUM_LENGTH / 6 + (1 << 16);

  private final byte[] bits;

  private BitstringStatusList(byte[] bits) {
    this.bits = bits;
  }

  /**
   * A list of {@code length} entries of one bit, of which those at {@code indexes} are set.
   *
   * @throws IllegalArgumentException as {@link #of(int, int, Map)}
   * @throws StatusListRefused with RANGE_ERROR if an index is not in the list
   */
  public static BitstringStatusList of(int length, IntStream indexes) {
    return of(
        length, 1, indexes.distinct().boxed().collect(Collectors.toMap(index -> index, _ -> 1)));
  }

  /**
   * A list of {@code length} entries of {@code statusSize} bits; those that are not in {@code
   * statuses}, which are by index, are 0. Section 3.3.
   *
   * @throws IllegalArgumentException if the length is not a multiple of 8 between the two limits,
   *     or if the size or a status is not possible
   * @throws StatusListRefused with RANGE_ERROR if an index is not in the list
   */
  public static BitstringStatusList of(int length, int statusSize, Map<Integer, Integer> statuses) {
    checkSize(statusSize);
    if (length < MINIMUM_LENGTH
        || length > MAXIMUM_LENGTH / statusSize
        || length % Byte.SIZE != 0) {
      throw new IllegalArgumentException("a status list cannot have %d entries".formatted(length));
    }
    var list = new BitstringStatusList(new byte[length / Byte.SIZE * statusSize]);
    statuses.forEach((index, status) -> list.set(index, statusSize, status));
    return list;
  }

  /**
   * Reads the {@code encodedList} of a status list credential; section 3.4.
   *
   * @throws StatusListRefused if it is not the base64url form of one gzip member, or too short for
   *     entries of one bit, or too long
   */
  public static BitstringStatusList decode(String encodedList) {
    if (encodedList.length() > MAXIMUM_ENCODED_LENGTH) {
      throw Inflation.tooLarge();
    }
    var bits = GzipMember.uncompress(fromMultibase(encodedList), MAXIMUM_LENGTH / Byte.SIZE);
    var list = new BitstringStatusList(bits);
    list.checkLength(1);
    return list;
  }

  /** The {@code encodedList}; section 3.3. The same statuses always give the same text. */
  public String encode() {
    return Multibase.base64Url(GzipMember.compress(bits));
  }

  /** How many bits the list has. */
  public int length() {
    return bits.length * Byte.SIZE;
  }

  /**
   * Whether the entry of one bit at {@code index} is set.
   *
   * @throws StatusListRefused with RANGE_ERROR if there is no such entry
   */
  public boolean isSet(long index) {
    return status(index, 1) != 0;
  }

  /**
   * The status at {@code index}, if every entry has {@code statusSize} bits; section 3.2, steps 9
   * and 10.
   *
   * @throws IllegalArgumentException if the size is not possible
   * @throws StatusListRefused with STATUS_LIST_LENGTH_ERROR if the list has fewer than {@link
   *     #MINIMUM_LENGTH} entries of this size, with RANGE_ERROR if there is no such entry
   */
  public int status(long index, int statusSize) {
    checkSize(statusSize);
    checkLength(statusSize);
    checkIndex(index, statusSize);
    var status = 0;
    for (var bit = index * statusSize; bit < (index + 1) * statusSize; bit++) {
      var isSet = (bits[(int) (bit / Byte.SIZE)] & maskOf(bit)) != 0;
      status = status << 1 | (isSet ? 1 : 0);
    }
    return status;
  }

  private void set(long index, int statusSize, int status) {
    checkIndex(index, statusSize);
    if (status < 0 || status >= 1 << statusSize) {
      throw new IllegalArgumentException("%d is not a status of this size".formatted(status));
    }
    var bit = (index + 1) * statusSize;
    for (var rest = status; rest != 0; rest >>= 1) {
      bit--;
      if ((rest & 1) != 0) {
        bits[(int) (bit / Byte.SIZE)] |= maskOf(bit);
      }
    }
  }

  private static void checkSize(int statusSize) {
    if (statusSize < 1 || statusSize > MAXIMUM_STATUS_SIZE) {
      throw new IllegalArgumentException("an entry cannot have %d bits".formatted(statusSize));
    }
  }

  private void checkLength(int statusSize) {
    if (length() < MINIMUM_LENGTH * statusSize) {
      throw new StatusListRefused(
          STATUS_LIST_LENGTH_ERROR,
          "The status list has fewer than %d entries.".formatted(MINIMUM_LENGTH));
    }
  }

  /** What is left at the end, if the size does not divide the length, is no entry. */
  private void checkIndex(long index, int statusSize) {
    if (index < 0 || index >= length() / statusSize) {
      throw StatusListRefused.outOfRange();
    }
  }

  private static byte maskOf(long bit) {
    return (byte) (0x80 >>> (bit % Byte.SIZE));
  }

  /** Of the two forms of multibase that we read, only this one is for lists. */
  private static byte[] fromMultibase(String text) {
    try {
      if (text.startsWith("u")) {
        return Multibase.decode(text);
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw new StatusListRefused(
        MALFORMED_VALUE_ERROR, "The status list is not encoded as multibase base64url.");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BitstringStatusList that && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }
}
