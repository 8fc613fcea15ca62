package nl.microcredentials.core.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * The kinds of keys that are signed and verified with. Each has one signature algorithm and one
 * form of signature: 64 bytes for Ed25519, r and s side by side for ECDSA.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032, 5.1: Ed25519</a>
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.186-5">FIPS 186-5, 6: ECDSA</a>
 */
public enum KeyType {
  ED25519("Ed25519", "SHA-256", 32, 64),
  P_256("P-256", "SHA-256", 32, 64),
  P_384("P-384", "SHA-384", 48, 96),
  P_521("P-521", "SHA-512", 66, 132);

  private final String curve;
  private final String digest;
  private final int coordinateLength;
  private final int signatureLength;

  KeyType(String curve, String digest, int coordinateLength, int signatureLength) {
    this.curve = curve;
    this.digest = digest;
    this.coordinateLength = coordinateLength;
    this.signatureLength = signatureLength;
  }

  /**
   * Which kind {@code key} is.
   *
   * @throws MalformedInputException with UNSUPPORTED_ALGORITHM if it is another one
   */
  public static KeyType of(PublicKey key) {
    return switch (key) {
      case EdECPublicKey edwards when isEd25519(edwards) -> ED25519;
      case ECPublicKey weierstrass -> Ecdsa.typeOf(weierstrass.getParams());
      default -> throw unsupported();
    };
  }

  private static boolean isEd25519(EdECPublicKey key) {
    return key.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }

  static MalformedInputException unsupported() {
    return new MalformedInputException(
        ProblemType.UNSUPPORTED_ALGORITHM, "The key is of a kind that is not supported.");
  }

  /** The name of the curve, as in the {@code crv} of a JWK. */
  public String curve() {
    return curve;
  }

  /** The hash that goes with the key, by its name in the JCA: what ECDSA and Data Integrity use. */
  public String digest() {
    return digest;
  }

  /** Length of one coordinate of a public key, in bytes. */
  public int coordinateLength() {
    return coordinateLength;
  }

  /** Length of a signature, in bytes. */
  public int signatureLength() {
    return signatureLength;
  }
}
