package nl.microcredentials.core.credential;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * A URL that holds what it stands for.
 *
 * @param mediaType in lower case and without parameters; empty if the URL names none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397, The "data" URL scheme</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record DataUrl(String mediaType, byte[] data) {

  private static final String SCHEME = "data:";
  private static final String BASE_64 = ";base64";

  /**
   * Reads such a URL.
   *
   * @throws MalformedInputException if {@code url} is not one
   */
  static DataUrl parse(String url) {
    var comma = url.indexOf(',');
    if (!url.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || comma < 0) {
      throw malformed("A data: URL is expected.");
    }
    var description = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT);
    var content = url.substring(comma + 1);
    var base64 = description.endsWith(BASE_64);
    return new DataUrl(
        description.split(";", 2)[0],
        base64 ? StandardBase64.decode(content) : percentDecoded(content));
  }

  private static byte[] percentDecoded(String content) {
    var bytes = new ByteArrayOutputStream(content.length());
    for (var i = 0; i < content.length(); i++) {
      var character = content.charAt(i);
      if (character == '%') {
        bytes.write(hexadecimal(content, i + 1));
        i += 2;
      } else if (character > ' ' && character < 0x7f) {
        bytes.write(character);
      } else {
        throw malformed("A data: URL holds a character that no URL has.");
      }
    }
    return bytes.toByteArray();
  }

  private static int hexadecimal(String content, int from) {
    if (from + 2 > content.length()
        || !HexFormat.isHexDigit(content.charAt(from))
        || !HexFormat.isHexDigit(content.charAt(from + 1))) {
      throw malformed("A data: URL holds an incomplete escape.");
    }
    return HexFormat.fromHexDigits(content, from, from + 2);
  }
}
