package nl.microcredentials.core.merkle;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import nl.microcredentials.core.json.MalformedInputException;

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
  public static final int LENGTH = 32;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  public Hash {
    if (bytes.length != LENGTH) {
      throw malformed("A hash has %d bytes.".formatted(LENGTH));
    }
    bytes = bytes.clone();
  }

  /** The hash of a tree without leaves. */
  public static Hash ofEmptyTree() {
    return new Hash(sha256().digest());
  }

  /** The hash of one entry. */
  public static Hash leaf(byte[] entry) {
    var digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(entry));
  }

  /** The hash of the node above two others. */
  public static Hash node(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * Reads standard base64.
   *
   * @throws MalformedInputException if {@code text} is not the one canonical encoding of 32 bytes
   */
  public static Hash fromBase64(String text) {
    try {
      var hash = new Hash(Base64.getDecoder().decode(text));
      if (hash.toBase64().equals(text)) {
        return hash;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw malformed("The value is not the canonical base64 of a hash.");
  }

  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
