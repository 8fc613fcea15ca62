package nl.microcredentials.core.sdjwt.vc;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The https URL by which an SD-JWT VC names whoever has a did:web.
 *
 * <p>SD-JWT VC finds the keys of an issuer by its https URL, trust lists name it by its DID. Both
 * are spelled from one host and one path, so that either follows from the other, and whoever
 * controls one controls the other.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, 2.5: Issuer Signature Mechanisms</a>
 * @see <a href="https://w3c-ccg.github.io/did-method-web/#method-specific-identifier">did:web
 *     Method Specification, 2.1: Method-specific identifier</a>
 */
public final class IssuerUrl {

  private static final String SCHEME = "https://";
  private static final String METHOD = "did:web:";

  private static final String HOST = "([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)";
  private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

  /** Neither has a second spelling: lower case, no escapes, no slash at the end. */
  private static final Pattern DID =
      Pattern.compile(METHOD + HOST + "(?:%3A([1-9][0-9]{0,4}))?((?::" + SEGMENT + ")*)");

  private static final Pattern URL =
      Pattern.compile(SCHEME + HOST + "(?::([1-9][0-9]{0,4}))?((?:/" + SEGMENT + ")*)");

  private IssuerUrl() {}

  /**
   * The URL of whoever has {@code did}.
   *
   * @throws IllegalArgumentException if it is not a did:web in the spelling of trust lists
   */
  public static String of(String did) {
    var parts = DID.matcher(did);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a did:web in its plainest spelling");
    }
    var port = parts.group(2) == null ? "" : ':' + parts.group(2);
    return SCHEME + parts.group(1) + port + parts.group(3).replace(':', '/');
  }

  /** The did:web of whoever has {@code url}; nothing if it is not such a URL. */
  public static Optional<String> did(String url) {
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var port = parts.group(2) == null ? "" : "%3A" + parts.group(2);
    return Optional.of(METHOD + parts.group(1) + port + parts.group(3).replace('/', ':'));
  }
}
