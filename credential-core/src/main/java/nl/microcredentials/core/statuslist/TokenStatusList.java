package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;

/**
 * The statuses of many tokens, of 1, 2, 4 or 8 bits each. Index 0 is in the least significant bits
 * of the first byte: the order in a byte is the opposite of that in a {@link BitstringStatusList}.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-4">
 *     Token Status List (draft 21), 4 Status List</a>
 */
public final class TokenStatusList {

  /** In bits. Longer lists are refused while they are being uncompressed. */
  public static final int MAXIMUM_LENGTH = 1 << 26;

  /** Each of the bits of the longest list in a stored block, with some room. */
  private static final int MAXIMUM_ENCODED_LENGTH = MAXIMUM_LENGTH / 6 + (1 << 16);

  private final int bits;
  private final byte[] statuses;

  private TokenStatusList(int bits, byte[] statuses) {
    this.bits = bits;
    this.statuses = statuses;
  }

  /**
   * A list of {@code size} entries of {@code bits} each; those that are not in {@code statuses},
   * which are by index, are valid.
   *
   * @throws IllegalArgumentException if the entries do not fill bytes, if there are too many of
   *     them, or if a status does not fit into the bits
   * @throws StatusListRefused with RANGE_ERROR if an index is not in the list
   */
  public static TokenStatusList of(int bits, int size, Map<Integer, StatusType> statuses) {
    if (!isPossible(bits)
        || size < 1
        || size > MAXIMUM_LENGTH / bits
        || size % (Byte.SIZE / bits) != 0) {
      throw new IllegalArgumentException(
          "a list cannot have %d entries of %d bits".formatted(size, bits));
    }
    var list = new TokenStatusList(bits, new byte[size / (Byte.SIZE / bits)]);
    statuses.forEach((index, status) -> list.set(index, status.value()));
    return list;
  }

  /**
   * Reads a {@code status_list}; section 4.2. Members that are not known are left aside.
   *
   * @throws StatusListRefused with MALFORMED_VALUE_ERROR if a member does not have its form, with
   *     STATUS_VERIFICATION_ERROR if {@code lst} is not one intact zlib stream, with
   *     REMOTE_LIMIT_EXCEEDED if the list is too long
   */
  public static TokenStatusList parse(ObjectNode statusList) {
    var bits = Members.integer(statusList, "bits");
    if (!isPossible(bits)) {
      throw malformed("bits");
    }
    var lst = Members.text(statusList, "lst");
    if (lst.length() > MAXIMUM_ENCODED_LENGTH) {
      throw Inflation.tooLarge();
    }
    return new TokenStatusList(
        bits, ZlibStream.uncompress(fromBase64Url(lst), MAXIMUM_LENGTH / Byte.SIZE));
  }

  /** As {@code status_list}; section 4.2. The same statuses always give the same text. */
  public ObjectNode toJson() {
    return StrictJson.object()
        .put("bits", bits)
        .put("lst", Base64Url.encode(ZlibStream.compress(statuses)));
  }

  /** How many bits each entry has. */
  public int bits() {
    return bits;
  }

  /** How many entries the list has. */
  public int size() {
    return statuses.length * entriesInByte();
  }

  /**
   * The status at {@code index}.
   *
   * @throws StatusListRefused with RANGE_ERROR if there is no such entry
   */
  public StatusType status(long index) {
    checkIndex(index);
    var status = statuses[byteOf(index)] >> shiftOf(index) & mask();
    return StatusType.of(status);
  }

  private void set(long index, int status) {
    checkIndex(index);
    if (status > mask()) {
      throw new IllegalArgumentException("%d does not fit into %d bits".formatted(status, bits));
    }
    statuses[byteOf(index)] |= (byte) (status << shiftOf(index));
  }

  private void checkIndex(long index) {
    if (index < 0 || index >= size()) {
      throw StatusListRefused.outOfRange();
    }
  }

  private int byteOf(long index) {
    return (int) (index / entriesInByte());
  }

  private int shiftOf(long index) {
    return (int) (index % entriesInByte()) * bits;
  }

  private int entriesInByte() {
    return Byte.SIZE / bits;
  }

  private int mask() {
    return (1 << bits) - 1;
  }

  private static boolean isPossible(int bits) {
    return bits == 1 || bits == 2 || bits == 4 || bits == 8;
  }

  private static byte[] fromBase64Url(String lst) {
    try {
      return Base64Url.decode(lst);
    } catch (MalformedInputException e) {
      throw new StatusListRefused(
          MALFORMED_VALUE_ERROR, "The status list is not encoded as base64url.");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenStatusList that
        && bits == that.bits
        && Arrays.equals(statuses, that.statuses);
  }

  @Override
  public int hashCode() {
    return 31 * bits + Arrays.hashCode(statuses);
  }
}
