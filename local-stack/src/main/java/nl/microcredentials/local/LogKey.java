package nl.microcredentials.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.microcredentials.core.keys.Ed25519;

/**
 * The key of the log in the form that is handed to verifiers: name, key hash and key.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP, signed-note</a>
 */
final class LogKey {

  private static final byte ED25519 = 0x01;
  private static final int HASH_LENGTH = 4;

  private LogKey() {}

  static String of(String name, PublicKey key) {
    var typed =
        ByteBuffer.allocate(1 + Ed25519.PUBLIC_KEY_LENGTH).put(ED25519).put(Ed25519.raw(key));
    var hash = sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed.array());
    return "%s+%s+%s"
        .formatted(
            name,
            HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_LENGTH)),
            Base64.getEncoder().encodeToString(typed.array()));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
