package nl.microcredentials.core.credential;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * A URL that holds what it stands for. Of the many spellings that such a URL can have, one is read:
 * without parameters and without escapes, which neither tokens nor base64 need. Otherwise one
 * credential could be given many names.
 *
 * @param mediaType in lower case
 * @param isBase64 whether the URL holds the data in base64, and not as they are
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397, The "data" URL scheme</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record DataUrl(String mediaType, boolean isBase64, byte[] data) {

  private static final Pattern FORM =
      Pattern.compile(
          "data:([a-z]+/[a-z0-9.+-]+)(?:,([A-Za-z0-9._~-]+)|;base64,([A-Za-z0-9+/]+={0,2}))");

  /**
   * Reads such a URL. Line ends after it are taken off, as those who read URLs do.
   *
   * @throws MalformedInputException if {@code url} is not one
   */
  static DataUrl parse(String url) {
    var parts = FORM.matcher(url.stripTrailing());
    if (!parts.matches()) {
      throw malformed("A data: URL without parameters and escapes is expected.");
    }
    return parts.group(2) == null
        ? new DataUrl(parts.group(1), true, StandardBase64.decode(padded(parts.group(3))))
        : new DataUrl(parts.group(1), false, parts.group(2).getBytes(StandardCharsets.US_ASCII));
  }

  /** Base64 is found with padding and without. */
  private static String padded(String base64) {
    var missing = base64.endsWith("=") ? 0 : -base64.length() & 3;
    return base64 + "=".repeat(missing);
  }

  @Override
  public String toString() {
    return isBase64
        ? "data:" + mediaType + ";base64," + StandardBase64.encode(data)
        : "data:" + mediaType + ',' + new String(data, StandardCharsets.US_ASCII);
  }
}
