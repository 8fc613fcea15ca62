package nl.microcredentials.core.sdjwt.vc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a document that is only pointed to must hash to, such as {@code sha256-…}.
 *
 * @see <a href="https://www.w3.org/TR/2016/REC-SRI-20160623/#integrity-metadata-description">
 *     Subresource Integrity, 3.1: Integrity metadata</a>
 */
final class IntegrityMetadata {

  /** From the weakest to the strongest. */
  private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

  private IntegrityMetadata() {}

  /** For documents of ours. */
  static String of(byte[] document) {
    return "sha256-" + hash("sha256", document);
  }

  /**
   * Whether {@code document} is what {@code metadata} were made for: one of the hashes of the
   * strongest function among them must be its.
   */
  static boolean match(String metadata, byte[] document) {
    var expressions =
        Arrays.stream(metadata.strip().split("\\s+"))
            .map(expression -> expression.split("\\?", 2)[0]) // options follow
            .collect(Collectors.toSet());
    for (var algorithm : ALGORITHMS.reversed()) {
      if (expressions.stream().anyMatch(one -> one.startsWith(algorithm + '-'))) {
        return expressions.contains(algorithm + '-' + hash(algorithm, document));
      }
    }
    return false;
  }

  private static String hash(String algorithm, byte[] document) {
    try {
      var digest = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
      return Base64.getEncoder().encodeToString(digest.digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-2", e);
    }
  }
}
