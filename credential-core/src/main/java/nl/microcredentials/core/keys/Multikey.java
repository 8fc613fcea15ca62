package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Public keys as they stand in {@code publicKeyMultibase} and in {@code did:key}.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#Multikey">Controlled Identifiers
 *     1.0, 2.2.2: Multikey</a>
 */
public final class Multikey {

  private static final byte[] ED25519_PREFIX = {(byte) 0xed, 0x01};

  private Multikey() {}

  /** Returns the {@code z6Mk…} form of an Ed25519 key. */
  public static String encode(PublicKey key) {
    return Multibase.base58(
        ByteBuffer.allocate(ED25519_PREFIX.length + Ed25519.PUBLIC_KEY_LENGTH)
            .put(ED25519_PREFIX)
            .put(Ed25519.raw(key))
            .array());
  }

  /**
   * Reads an Ed25519 key.
   *
   * @throws MalformedInputException if it is another kind of key, or none
   */
  public static PublicKey decode(String multikey) {
    if (!multikey.startsWith("z")) {
      throw malformed("A Multikey is written in base58.");
    }
    var bytes = Multibase.decode(multikey);
    if (bytes.length < 2 || !Arrays.equals(bytes, 0, 2, ED25519_PREFIX, 0, 2)) {
      throw malformed("The Multikey is not an Ed25519 public key.");
    }
    return Ed25519.publicKey(Arrays.copyOfRange(bytes, 2, bytes.length));
  }
}
