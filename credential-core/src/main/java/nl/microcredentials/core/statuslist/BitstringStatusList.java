package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;

import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Decoder;
import java.util.Base64.Encoder;
import java.util.stream.IntStream;

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

  private static final char MULTIBASE_PREFIX = 'u';
  private static final Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();
  private static final Decoder FROM_BASE64_URL = Base64.getUrlDecoder();

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
    return MULTIBASE_PREFIX + BASE64_URL.encodeToString(GzipMember.compress(bits));
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

  /** The JDK's decoder also accepts padding and other spellings of the last character. */
  private static byte[] fromMultibase(String text) {
    if (text.isEmpty() || text.charAt(0) != MULTIBASE_PREFIX) {
      throw notMultibase();
    }
    try {
      var decoded = FROM_BASE64_URL.decode(text.substring(1));
      if (!BASE64_URL.encodeToString(decoded).equals(text.substring(1))) {
        throw notMultibase();
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      throw notMultibase();
    }
  }

  private static StatusListRefused notMultibase() {
    return new StatusListRefused(
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
