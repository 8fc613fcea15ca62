package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import java.util.Base64;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Base64url without padding, read strictly. The JDK's decoder takes padding and stray bits in the
 * last character, so that one signature would have several spellings.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648, 5</a>
 */
public final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * Reads base64url.
   *
   * @throws MalformedInputException if {@code text} is not the one canonical encoding of some bytes
   */
  public static byte[] decode(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw unparsable("The value is not canonical base64url without padding.");
  }
}
