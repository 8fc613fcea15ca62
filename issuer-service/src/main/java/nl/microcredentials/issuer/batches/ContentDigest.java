package nl.microcredentials.issuer.batches;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header with which a sender states the hash of a body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9530#section-2">RFC 9530, 2: The Content-Digest
 *     Field</a>
 */
final class ContentDigest {

  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|,)[ \t]*sha-256=:([A-Za-z0-9+/]{43}=):[ \t]*(?:,|$)");

  private ContentDigest() {}

  /**
   * The SHA-256 in it. Who states a hash wants it checked, so one without SHA-256 is refused.
   *
   * @throws BatchRefused if there is none
   */
  static Optional<byte[]> sha256(String header) {
    if (header == null) {
      return Optional.empty();
    }
    var hash = SHA_256.matcher(header);
    if (!hash.find()) {
      throw BatchRefused.malformed("Content-Digest states no sha-256.");
    }
    return Optional.of(Base64.getDecoder().decode(hash.group(1)));
  }
}
