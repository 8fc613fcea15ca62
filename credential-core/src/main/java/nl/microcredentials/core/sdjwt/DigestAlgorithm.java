package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.problem.ProblemType;

/**
 * The hash functions that hide claims, by their names in the registry of Named Information.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.1.1">RFC 9901, 4.1.1: Hash
 *     Function Claim</a>
 */
public enum DigestAlgorithm {
  SHA_256("sha-256"),
  SHA_384("sha-384"),
  SHA_512("sha-512");

  /** The claim that names it. */
  static final String CLAIM = "_sd_alg";

  private final String value;

  DigestAlgorithm(String value) {
    this.value = value;
  }

  /**
   * The one that the payload of an SD-JWT names; SHA-256 if it names none.
   *
   * @throws SdJwtRefused with UNSUPPORTED_ALGORITHM if it is none of these
   */
  static DigestAlgorithm of(ObjectNode payload) {
    if (!payload.has(CLAIM)) {
      return SHA_256;
    }
    return Arrays.stream(values())
        .filter(one -> one.value.equals(payload.get(CLAIM).textValue()))
        .findAny()
        .orElseThrow(() ->
            new SdJwtRefused(
                ProblemType.UNSUPPORTED_ALGORITHM,
                "The hash function of the SD-JWT is not accepted."));
  }

  /** The value of {@code _sd_alg}. */
  public String value() {
    return value;
  }

  /** The digest of what stands there, not of what it encodes; base64url. */
  String digest(String encoded) {
    return Base64Url.encode(hash(encoded.getBytes(US_ASCII)));
  }

  /** The digest of nothing that anybody could show. */
  String decoy(byte[] randomBytes) {
    return Base64Url.encode(hash(randomBytes));
  }

  private byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance(name().replace('_', '-')).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-2", e);
    }
  }
}
