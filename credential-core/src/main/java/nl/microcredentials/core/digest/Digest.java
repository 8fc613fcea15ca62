package nl.microcredentials.core.digest;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * One hash of a resource.
 *
 * @param base64 the hash, in the one spelling it has
 */
record Digest(HashAlgorithm algorithm, String base64) {

  /** Before a Multihash stand its algorithm and its length, each in one byte for those we know. */
  private static final int MULTIHASH_HEADER = 2;

  static Digest of(HashAlgorithm algorithm, byte[] resource) {
    return new Digest(algorithm, StandardBase64.encode(algorithm.hash(resource)));
  }

  /**
   * Reads a hash such as {@code sha384-…}, with or without options, which have no meaning yet.
   *
   * @throws MalformedInputException if it is not one
   */
  static Digest ofSri(String expression) {
    var withoutOptions = expression.split("\\?", 2)[0];
    var dash = withoutOptions.indexOf('-');
    var algorithm =
        HashAlgorithm.ofSri(withoutOptions.substring(0, Math.max(dash, 0)))
            .orElseThrow(() -> malformed("A digest is not one of SHA-256, SHA-384 or SHA-512."));
    var base64 = withoutOptions.substring(dash + 1);
    return checked(algorithm, StandardBase64.decode(base64));
  }

  /**
   * Reads a Multihash in Multibase. What has 32 bytes and so no header is read as SHA-256 alone, as
   * the W3C's own test suite writes it.
   *
   * @throws MalformedInputException if it is not one
   */
  static Digest ofMultibase(String multibase) {
    var bytes = Multibase.decode(multibase);
    if (bytes.length == HashAlgorithm.SHA_256.length()) {
      return checked(HashAlgorithm.SHA_256, bytes);
    }
    if (bytes.length < MULTIHASH_HEADER || bytes[1] != bytes.length - MULTIHASH_HEADER) {
      throw malformed("A digest is not a Multihash.");
    }
    var algorithm =
        HashAlgorithm.ofMultihash(bytes[0])
            .orElseThrow(() -> malformed("A digest is not one of SHA-256, SHA-384 or SHA-512."));
    return checked(algorithm, Arrays.copyOfRange(bytes, MULTIHASH_HEADER, bytes.length));
  }

  private static Digest checked(HashAlgorithm algorithm, byte[] hash) {
    if (hash.length != algorithm.length()) {
      throw malformed("A digest does not have the length of its algorithm.");
    }
    return new Digest(algorithm, StandardBase64.encode(hash));
  }
}
