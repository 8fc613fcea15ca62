package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.regex.Pattern;

/**
 * The spelling of an institution's DID and of the DID URLs of its keys.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/">did:web Method Specification</a>
 */
final class Did {

  static final int MAX_LENGTH = 500;

  /**
   * A host name, perhaps a port, perhaps path segments; percent signs only for the port's colon.
   */
  private static final Pattern DID_WEB =
      Pattern.compile(
          "did:web:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?:%3A[1-9][0-9]{0,4})?"
              + "(?::[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,8}");

  private static final Pattern FRAGMENT = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private Did() {}

  static void check(String did) {
    if (did.length() > MAX_LENGTH || !DID_WEB.matcher(did).matches() || did.contains("..")) {
      throw malformed("An issuer is named by a did:web.");
    }
  }

  /** Checks that {@code keyId} names a key in the DID document of {@code did}. */
  static void checkKeyId(String keyId, String did) {
    var prefix = did + "#";
    if (!keyId.startsWith(prefix)
        || !FRAGMENT.matcher(keyId.substring(prefix.length())).matches()) {
      throw malformed("The id of a key is the DID of the issuer, # and a name.");
    }
  }
}
