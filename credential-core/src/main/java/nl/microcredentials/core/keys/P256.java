package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Keys and signatures of ECDSA over P-256 with SHA-256 (ES256).
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.186-5">FIPS 186-5, 6: ECDSA</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#Multikey">Controlled Identifiers
 *     1.0, 2.2.2: Multikey, the encoding of public keys</a>
 */
public final class P256 {

  /** Length of a public key with its Multikey prefix, in bytes. */
  public static final int MULTIKEY_LENGTH = 35;

  /** Length of a signature, in bytes: r and s, 32 bytes each. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final String CURVE_NAME = "secp256r1";
  private static final String SIGNATURE_ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final byte[] MULTIKEY_PREFIX = {(byte) 0x80, 0x24};
  private static final int COORDINATE_LENGTH = 32;

  private static final ECParameterSpec CURVE = curve();
  private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

  private P256() {}

  public static KeyPair generate(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE_NAME), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** A signer that holds {@code key} in memory. */
  public static Signer signer(PrivateKey key) {
    return message -> {
      try {
        var signature = Signature.getInstance(SIGNATURE_ALGORITHM);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw unavailable(e);
      }
    };
  }

  /** Whatever is not a signature, or not a key of this curve, does not verify anything. */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH || !isOnCurve(key)) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(SIGNATURE_ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isOnCurve(PublicKey key) {
    return key instanceof ECPublicKey point
        && point.getParams().getCurve().equals(CURVE.getCurve());
  }

  /** The prefix of Multikey and the compressed point, 35 bytes. */
  public static byte[] multikey(PublicKey key) {
    var point = ((ECPublicKey) key).getW();
    var x = point.getAffineX().toByteArray();
    var length = Math.min(x.length, COORDINATE_LENGTH); // a sign byte may stand before them
    var multikey = new byte[MULTIKEY_LENGTH];
    ByteBuffer.wrap(multikey)
        .put(MULTIKEY_PREFIX)
        .put((byte) (point.getAffineY().testBit(0) ? 3 : 2))
        .position(MULTIKEY_LENGTH - length)
        .put(x, x.length - length, length);
    return multikey;
  }

  /**
   * Reads what {@link #multikey} writes.
   *
   * @throws MalformedInputException if it is another kind of key, or no point of the curve
   */
  public static PublicKey publicKey(byte[] multikey) {
    if (multikey.length != MULTIKEY_LENGTH
        || !Arrays.equals(multikey, 0, 2, MULTIKEY_PREFIX, 0, 2)
        || (multikey[2] != 2 && multikey[2] != 3)) {
      throw malformed("The Multikey is not a P-256 public key.");
    }
    var x = new BigInteger(1, multikey, 3, COORDINATE_LENGTH);
    var point = new ECPoint(x, y(x, multikey[2] == 3));
    try {
      return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /**
   * The root of x³ + ax + b that is odd or even; p is 3 modulo 4, so a power yields it.
   *
   * @see <a href="https://www.secg.org/sec1-v2.pdf">SEC 1, 2.3.4:
   *     Octet-String-to-Elliptic-Curve-Point Conversion</a>
   */
  private static BigInteger y(BigInteger x, boolean odd) {
    var square =
        x.multiply(x)
            .add(CURVE.getCurve().getA())
            .multiply(x)
            .add(CURVE.getCurve().getB())
            .mod(PRIME);
    var root = square.modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME);
    if (x.compareTo(PRIME) >= 0 || !root.multiply(root).mod(PRIME).equals(square)) {
      throw malformed("The Multikey is not a point of P-256.");
    }
    return root.testBit(0) == odd ? root : PRIME.subtract(root);
  }

  private static ECParameterSpec curve() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE_NAME));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  private static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("P-256 is not available", e);
  }
}
