package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.Base64;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Base64 with padding, read strictly. The JDK's decoder takes stray bits in the last character, so
 * that one signature would have several spellings.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-4">RFC 4648, 4</a>
 */
public final class StandardBase64 {

  private StandardBase64() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads base64.
   *
   * @throws MalformedInputException if {@code text} is not the one canonical encoding of some bytes
   */
  public static byte[] decode(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw malformed("The value is not canonical base64.");
  }
}
