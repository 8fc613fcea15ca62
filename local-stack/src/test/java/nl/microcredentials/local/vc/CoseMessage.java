package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import nl.microcredentials.core.keys.Signer;

/**
 * Writes COSE messages with headers of any content, byte by byte as RFC 9052 says: those that are
 * wrong in one respect, and whose signature holds.
 */
final class CoseMessage {

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CoseMessage() {}

  /** A tagged message with four protected header parameters, in base64 without padding. */
  static String base64(
      int algorithm, String contentType, String keyId, String type, String payload, Signer signer) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(bytes(algorithm, contentType, keyId, type, payload, signer));
  }

  static byte[] bytes(
      int algorithm, String contentType, String keyId, String type, String payload, Signer signer) {
    var header =
        new CoseMessage()
            .head(MAP, 4)
            .head(UNSIGNED, 1)
            .head(NEGATIVE, -1 - algorithm)
            .head(UNSIGNED, 3)
            .text(contentType)
            .head(UNSIGNED, 4)
            .bytes(keyId.getBytes(UTF_8))
            .head(UNSIGNED, 16)
            .text(type)
            .out
            .toByteArray();
    var toBeSigned =
        new CoseMessage()
            .head(ARRAY, 4)
            .text("Signature1")
            .bytes(header)
            .bytes(new byte[0])
            .bytes(payload.getBytes(UTF_8))
            .out
            .toByteArray();
    var message = new CoseMessage();
    message.out.write(0xd2);
    return message
        .head(ARRAY, 4)
        .bytes(header)
        .head(MAP, 0)
        .bytes(payload.getBytes(UTF_8))
        .bytes(signer.sign(toBeSigned))
        .out
        .toByteArray();
  }

  private CoseMessage head(int majorType, int value) {
    if (value < 24) {
      out.write(majorType << 5 | value);
    } else if (value < 256) {
      out.write(majorType << 5 | 24);
      out.write(value);
    } else {
      out.write(majorType << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    }
    return this;
  }

  private CoseMessage text(String text) {
    return string(TEXT, text.getBytes(UTF_8));
  }

  private CoseMessage bytes(byte[] bytes) {
    return string(BYTES, bytes);
  }

  private CoseMessage string(int majorType, byte[] bytes) {
    head(majorType, bytes.length);
    out.writeBytes(bytes);
    return this;
  }
}
