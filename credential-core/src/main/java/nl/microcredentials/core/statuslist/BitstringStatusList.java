package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;

import java.util.Arrays;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multibase;

/**
 * A list of bits, one for each credential; index 0 is the left-most bit of the first byte.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#algorithms">
 *     Bitstring Status List 1.0, 3 Algorithms</a>
 */
public final class BitstringStatusList {

  /** Shorter lists would tell too well whose status is asked for. */
  public static final int MINIMUM_LENGTH = 131_072;

  /** Longer lists are refused while they are being uncompressed. */
  public static final int MAXIMUM_LENGTH = 1 << 26;

  private final byte[] bits;

  private BitstringStatusList(byte[] bits) {
    this.bits = bits;
  }

  /**
   * A list of {@code length} bits, of which those at {@code indexes} are set.
   *
   * @throws IllegalArgumentException if the length is not a multiple of 8 between the two limits
   * @throws StatusListRefused with RANGE_ERROR if an index is not in the list
   */
  public static BitstringStatusList of(int length, IntStream indexes) {
    if (length < MINIMUM_LENGTH || length > MAXIMUM_LENGTH || length % Byte.SIZE != 0) {
      throw new IllegalArgumentException("a status list cannot have %d entries".formatted(length));
    }
    var list = new BitstringStatusList(new byte[length / Byte.SIZE]);
    indexes.forEach(list::set);
    return list;
  }

  /**
   * Reads the {@code encodedList} of a status list credential; section 3.3.
   *
   * @throws StatusListRefused if it is not the base64url form of one gzip member, or too short or
   *     too long
   */
  public static BitstringStatusList decode(String encodedList) {
    var bits = GzipMember.uncompress(fromMultibase(encodedList), MAXIMUM_LENGTH / Byte.SIZE);
    if (bits.length < MINIMUM_LENGTH / Byte.SIZE) {
      throw new StatusListRefused(
          STATUS_LIST_LENGTH_ERROR,
          "The status list has fewer than %d entries.".formatted(MINIMUM_LENGTH));
    }
    return new BitstringStatusList(bits);
  }

  /** Section 3.4. The same bits always give the same text. */
  public String encode() {
    return Multibase.base64Url(GzipMember.compress(bits));
  }

  /** How many entries the list has. */
  public int length() {
    return bits.length * Byte.SIZE;
  }

  /**
   * Whether the bit at {@code index} is set.
   *
   * @throws StatusListRefused with RANGE_ERROR if there is no such entry
   */
  public boolean isSet(long index) {
    return (bits[byteOf(index)] & maskOf(index)) != 0;
  }

  private void set(int index) {
    bits[byteOf(index)] |= maskOf(index);
  }

  private int byteOf(long index) {
    if (index < 0 || index >= length()) {
      throw new StatusListRefused(RANGE_ERROR, "The status list has no entry at this index.");
    }
    return (int) (index / Byte.SIZE);
  }

  private static byte maskOf(long index) {
    return (byte) (0x80 >>> (index % Byte.SIZE));
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
