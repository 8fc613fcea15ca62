package nl.microcredentials.core.jose;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * The URL of the verification method that the {@code kid} of a header stands for.
 *
 * <p>Whoever wrote the header chose it, and others may look it up, compare it or log it. Hence: a
 * DID URL or an https URL in its plainest spelling, and of the relative ones only a fragment or a
 * name, which {@code iss} completes. Anything else is no key of ours, and is not passed on.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#kid">VC-JOSE-COSE, 4.1.1:
 *     kid</a>
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#using-controlled-identifier-documents">
 *     VC-JOSE-COSE, 4.3: Using Controlled Identifier Documents</a>
 */
public final class KeyUrl {

  private static final int MAX_LENGTH = 2_048;

  /** RFC 3986 without user information; what is escaped is no control character. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(?:did:[a-z0-9]+:|https://)[A-Za-z0-9][A-Za-z0-9._~:/?!$&'()*+,;=-]*+"
              + "(?:%(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]|[89A-Fa-f][0-9A-Fa-f])"
              + "[A-Za-z0-9._~:/?!$&'()*+,;=-]*+)*+"
              + "(?:#[A-Za-z0-9._~:/?!$&'()*+,;=-]++)?");

  private static final Pattern DOT_SEGMENT =
      Pattern.compile("(?i)[:/](?:\\.|%2e){1,2}(?:[:/?#]|$)");

  /** The fragment alone, or what RFC 7517 calls a key id, such as the thumbprint of the key. */
  private static final Pattern RELATIVE = Pattern.compile("#?[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}");

  private KeyUrl() {}

  /**
   * Completes {@code keyId}.
   *
   * @param issuer whose key it is, such as the {@code iss} of the JWT; must be there if {@code
   *     keyId} is relative
   * @throws MalformedInputException with INVALID_VERIFICATION_METHOD_URL if that is not possible
   */
  public static String resolve(String keyId, Optional<String> issuer) {
    if (RELATIVE.matcher(keyId).matches() && issuer.isPresent()) {
      var fragment = keyId.startsWith("#") ? keyId : "#" + keyId;
      return check(issuer.get() + fragment);
    }
    return check(keyId);
  }

  private static String check(String url) {
    if (url.length() > MAX_LENGTH
        || !ABSOLUTE.matcher(url).matches()
        || DOT_SEGMENT.matcher(url).find()) {
      throw new MalformedInputException(
          ProblemType.INVALID_VERIFICATION_METHOD_URL,
          "The header of the JWS does not name its key by a DID URL or an https URL.");
    }
    return url;
  }
}
