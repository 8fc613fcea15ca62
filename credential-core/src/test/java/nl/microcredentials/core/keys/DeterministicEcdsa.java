package nl.microcredentials.core.keys;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * ECDSA over P-256 whose signatures depend on key and message only, so that published signatures
 * can be made again. As slow and plain as the definition; for published keys only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6979#section-3.2">RFC 6979, 3.2: Generation of
 *     k</a>
 */
public final class DeterministicEcdsa {

  private static final ECParameterSpec CURVE = curve();
  private static final BigInteger P = ((ECFieldFp) CURVE.getCurve().getField()).getP();
  private static final BigInteger A = CURVE.getCurve().getA();
  private static final BigInteger N = CURVE.getOrder();
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private DeterministicEcdsa() {}

  /** Reads a published private key: base58, two bytes that name the curve, 32 of the key. */
  public static BigInteger privateKey(String secretKeyMultibase) {
    return new BigInteger(1, Multibase.decode(secretKeyMultibase), 2, 32);
  }

  public static Signer signer(BigInteger key) {
    return new Signer() {
      @Override
      public KeyType keyType() {
        return KeyType.P_256;
      }

      @Override
      public byte[] sign(byte[] message) {
        var hash = new BigInteger(1, Sha256.of(message));
        var k = k(key, bytes(hash.mod(N)));
        var r = multiply(k, CURVE.getGenerator()).getAffineX().mod(N);
        var s = k.modInverse(N).multiply(hash.add(r.multiply(key))).mod(N);
        return concat(bytes(r), bytes(s));
      }
    };
  }

  private static BigInteger k(BigInteger key, byte[] hash) {
    var v = new byte[32]; // b
    Arrays.fill(v, (byte) 1);
    var k = new byte[32]; // c
    k = hmac(k, v, new byte[] {0}, bytes(key), hash); // d
    v = hmac(k, v); // e
    k = hmac(k, v, new byte[] {1}, bytes(key), hash); // f
    v = hmac(k, v); // g
    while (true) { // h
      v = hmac(k, v);
      var candidate = new BigInteger(1, v);
      if (candidate.signum() > 0 && candidate.compareTo(N) < 0) {
        return candidate;
      }
      k = hmac(k, v, new byte[] {0});
      v = hmac(k, v);
    }
  }

  private static ECPoint multiply(BigInteger factor, ECPoint point) {
    var product = ECPoint.POINT_INFINITY;
    for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
      product = add(product, product);
      if (factor.testBit(bit)) {
        product = add(product, point);
      }
    }
    return product;
  }

  private static ECPoint add(ECPoint one, ECPoint other) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    if (other.equals(ECPoint.POINT_INFINITY)) {
      return one;
    }
    var slope =
        one.equals(other)
            ? one.getAffineX()
                .pow(2)
                .multiply(THREE)
                .add(A)
                .multiply(one.getAffineY().shiftLeft(1).modInverse(P))
            : other
                .getAffineY()
                .subtract(one.getAffineY())
                .multiply(other.getAffineX().subtract(one.getAffineX()).modInverse(P));
    var x = slope.pow(2).subtract(one.getAffineX()).subtract(other.getAffineX()).mod(P);
    var y = slope.multiply(one.getAffineX().subtract(x)).subtract(one.getAffineY()).mod(P);
    return new ECPoint(x, y);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(BigInteger number) {
    var bytes = number.toByteArray();
    var padded = new byte[32];
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
    return padded;
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private static ECParameterSpec curve() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
