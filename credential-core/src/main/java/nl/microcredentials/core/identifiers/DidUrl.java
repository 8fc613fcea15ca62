package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.DidError.FEATURE_NOT_SUPPORTED;
import static nl.microcredentials.core.identifiers.DidError.INVALID_DID;
import static nl.microcredentials.core.identifiers.DidError.INVALID_DID_URL;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A DID, or the URL of something in its document.
 *
 * @param did such as {@code did:web:hogeschool.example}
 * @param method the second part of it, such as {@code web}
 * @param fragment what stands behind {@code #}; nothing for a DID alone
 * @see <a href="https://www.w3.org/TR/2022/REC-did-core-20220719/#did-syntax">DID Core 1.0, 3:
 *     Identifier</a>
 */
public record DidUrl(String did, String method, Optional<String> fragment) {

  /** In characters; longer ones exist only to be a burden. */
  public static final int MAX_LENGTH = 4_096;

  private static final String PERCENT_ENCODED = "%[0-9A-Fa-f]{2}";

  /** Possessive, so that no text costs more than its length. */
  private static final Pattern DID =
      Pattern.compile("did:([a-z0-9]++):(?:[A-Za-z0-9._:-]|" + PERCENT_ENCODED + ")++");

  /** RFC 3986, 3.3 to 3.5, as far as paths, queries and fragments have it in common. */
  private static final Pattern REST =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|" + PERCENT_ENCODED + ")*+");

  /**
   * Reads a DID or a DID URL.
   *
   * @throws IdentifierRefused if it is neither, or has a path or a query: no document is asked for
   *     the version or the service of such a URL
   */
  public static DidUrl parse(String text) {
    var end = endOfDid(text);
    var did = DID.matcher(text).region(0, end);
    if (text.length() > MAX_LENGTH || !did.matches() || text.charAt(end - 1) == ':') {
      throw new IdentifierRefused(INVALID_DID, "The identifier is not a DID.");
    }
    var hash = text.indexOf('#', end);
    var pathAndQuery = text.substring(end, hash < 0 ? text.length() : hash);
    var fragment = hash < 0 ? "" : text.substring(hash + 1);
    if (!REST.matcher(pathAndQuery).matches() || !isFragment(fragment) && hash >= 0) {
      throw new IdentifierRefused(INVALID_DID_URL, "The identifier is not a DID URL.");
    }
    if (!pathAndQuery.isEmpty()) {
      throw new IdentifierRefused(
          FEATURE_NOT_SUPPORTED, "Paths and queries of DID URLs are not supported.");
    }
    return new DidUrl(
        text.substring(0, end), did.group(1), hash < 0 ? Optional.empty() : Optional.of(fragment));
  }

  /** Whether {@code text} is more than a DID, if it is one at all. */
  public static boolean hasMoreThanDid(String text) {
    return endOfDid(text) < text.length();
  }

  static boolean isFragment(String text) {
    return !text.isEmpty() && REST.matcher(text).matches();
  }

  private static int endOfDid(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("/?#".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
