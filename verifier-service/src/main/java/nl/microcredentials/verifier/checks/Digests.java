package nl.microcredentials.verifier.checks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * Digests of resources.
 *
 * @see <a href="https://www.w3.org/TR/2016/REC-SRI-20160623/">Subresource Integrity</a>
 */
final class Digests {

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  private Digests() {}

  /** Whether {@code integrity}, such as {@code sha384-…}, is a digest of {@code bytes}. */
  static boolean matches(String integrity, byte[] bytes) {
    var dash = integrity.indexOf('-');
    var algorithm = dash < 0 ? null : ALGORITHMS.get(integrity.substring(0, dash));
    if (algorithm == null) {
      return false;
    }
    try {
      var digest = MessageDigest.getInstance(algorithm).digest(bytes);
      return Base64.getEncoder().encodeToString(digest).equals(integrity.substring(dash + 1));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }
}
