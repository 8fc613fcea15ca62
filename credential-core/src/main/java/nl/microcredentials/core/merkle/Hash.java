package nl.microcredentials.core.merkle;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * A SHA-256 hash in a Merkle tree.
 *
 * <p>Leaves and nodes are hashed with different first bytes. Without them, the 64 bytes below a
 * node could be presented as an entry of the log that nobody ever appended.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1">RFC 9162, 2.1.1</a>
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record Hash(byte[] bytes) {

  /** Length of a hash, in bytes. */
  public static final int LENGTH = Sha256.LENGTH;

  private static final byte[] LEAF = {0x00};
  private static final byte[] NODE = {0x01};

  public Hash {
    if (bytes.length != LENGTH) {
      throw malformed("A hash has %d bytes.".formatted(LENGTH));
    }
    bytes = bytes.clone();
  }

  /** The hash of a tree without leaves. */
  public static Hash ofEmptyTree() {
    return new Hash(Sha256.of());
  }

  /** The hash of one entry. */
  public static Hash leaf(byte[] entry) {
    return new Hash(Sha256.of(LEAF, entry));
  }

  /** The hash of the node above two others. */
  public static Hash node(Hash left, Hash right) {
    return new Hash(Sha256.of(NODE, left.bytes, right.bytes));
  }

  /**
   * Reads standard base64.
   *
   * @throws MalformedInputException if {@code text} is not the one canonical encoding of 32 bytes
   */
  public static Hash fromBase64(String text) {
    return new Hash(StandardBase64.decode(text));
  }

  public String toBase64() {
    return StandardBase64.encode(bytes);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return toBase64();
  }
}
