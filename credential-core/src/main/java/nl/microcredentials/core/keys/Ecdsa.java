package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.EnumMap;
import java.util.Map;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Keys and signatures of ECDSA on the curves P-256 (with SHA-256), P-384 (with SHA-384) and P-521
 * (with SHA-512).
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.186-5">FIPS 186-5, 6: ECDSA</a>
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-186">SP 800-186, 3.2.1: the curves</a>
 */
public final class Ecdsa {

  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final Map<KeyType, ECParameterSpec> CURVES = curves();

  private Ecdsa() {}

  private static Map<KeyType, ECParameterSpec> curves() {
    var curves = new EnumMap<KeyType, ECParameterSpec>(KeyType.class);
    curves.put(KeyType.P_256, curve("secp256r1"));
    curves.put(KeyType.P_384, curve("secp384r1"));
    curves.put(KeyType.P_521, curve("secp521r1"));
    return curves;
  }

  private static ECParameterSpec curve(String name) {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
      throw unavailable(e);
    }
  }

  /** Which curve it is, by everything that makes it that curve: a name alone can be made up. */
  static KeyType typeOf(ECParameterSpec curve) {
    return CURVES.entrySet().stream()
        .filter(one -> areEqual(one.getValue(), curve))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(KeyType::unsupported);
  }

  private static boolean areEqual(ECParameterSpec one, ECParameterSpec other) {
    return one.getCurve().equals(other.getCurve())
        && one.getGenerator().equals(other.getGenerator())
        && one.getOrder().equals(other.getOrder())
        && one.getCofactor() == other.getCofactor();
  }

  public static KeyPair generate(KeyType type, SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(CURVES.get(type), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /**
   * The public key with these coordinates.
   *
   * @throws MalformedInputException if they are no point of the curve. Whoever signs against a
   *     point beside the curve can give away a private key, and proves nothing.
   */
  public static PublicKey publicKey(KeyType type, BigInteger x, BigInteger y) {
    var curve = CURVES.get(type);
    var p = prime(curve);
    var onCurve =
        x.signum() >= 0
            && x.compareTo(p) < 0
            && y.signum() >= 0
            && y.compareTo(p) < 0
            && y.multiply(y).mod(p).equals(ySquared(x, curve));
    if (!onCurve) {
      throw notOnCurve(type);
    }
    try {
      return keys().generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    } catch (GeneralSecurityException e) {
      throw notOnCurve(type);
    }
  }

  /**
   * Reads a public key in compressed form: 2 or 3, and the x coordinate.
   *
   * @throws MalformedInputException if it is not one
   * @see <a href="https://www.secg.org/sec1-v2.pdf">SEC 1, 2.3.4:
   *     Octet-String-to-Elliptic-Curve-Point Conversion</a>
   */
  public static PublicKey decompress(KeyType type, byte[] compressed) {
    if (compressed.length != 1 + type.coordinateLength()
        || (compressed[0] != 2 && compressed[0] != 3)) {
      throw malformed(
          "A compressed key of %s has %d bytes and begins with 2 or 3."
              .formatted(type.curve(), 1 + type.coordinateLength()));
    }
    var curve = CURVES.get(type);
    var p = prime(curve);
    var x = new BigInteger(1, compressed, 1, type.coordinateLength());
    if (x.compareTo(p) >= 0) {
      throw notOnCurve(type);
    }
    // All primes are 3 modulo 4, so that this power is a root if there is one.
    var root = ySquared(x, curve).modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    var isOdd = compressed[0] == 3;
    return publicKey(type, x, root.testBit(0) == isOdd ? root : p.subtract(root));
  }

  /** The compressed form of a public key. */
  public static byte[] compress(PublicKey key) {
    var point = ((ECPublicKey) key).getW();
    var x = unsigned(point.getAffineX(), KeyType.of(key).coordinateLength());
    var compressed = new byte[1 + x.length];
    compressed[0] = (byte) (point.getAffineY().testBit(0) ? 3 : 2);
    System.arraycopy(x, 0, compressed, 1, x.length);
    return compressed;
  }

  /**
   * The private key with this secret.
   *
   * @throws MalformedInputException if it is not a number from 1 to the order of the curve
   */
  public static PrivateKey privateKey(KeyType type, BigInteger secret) {
    var curve = CURVES.get(type);
    if (secret.signum() <= 0 || secret.compareTo(curve.getOrder()) >= 0) {
      throw malformed("The private key is not one of %s.".formatted(type.curve()));
    }
    try {
      return keys().generatePrivate(new ECPrivateKeySpec(secret, curve));
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** A signer that holds {@code key} in memory; {@code random} blinds each signature. */
  public static Signer signer(PrivateKey key, SecureRandom random) {
    var type = typeOf(((ECPrivateKey) key).getParams());
    return signer(
        type,
        message -> {
          var signature = Signature.getInstance(algorithm(type));
          signature.initSign(key, random);
          signature.update(message);
          return signature.sign();
        });
  }

  /**
   * A signer that leaves the signing to whoever keeps the key and does not give it out.
   *
   * @param key a reference to it, that means nothing to anybody but {@code keeper}
   * @throws java.security.ProviderException when signing, if the keeper does not
   */
  public static Signer signer(KeyType type, PrivateKey key, Provider keeper) {
    return signer(
        type,
        message -> {
          var signature = Signature.getInstance(algorithm(type), keeper);
          signature.initSign(key);
          signature.update(message);
          return signature.sign();
        });
  }

  private static Signer signer(KeyType type, Signing signing) {
    return new Signer() {
      @Override
      public KeyType keyType() {
        return type;
      }

      @Override
      public byte[] sign(byte[] message) {
        try {
          return signing.sign(message);
        } catch (GeneralSecurityException e) {
          throw unavailable(e);
        }
      }
    };
  }

  /** As {@link Signer#sign}, with the exceptions of the JCA. */
  private interface Signing {
    byte[] sign(byte[] message) throws GeneralSecurityException;
  }

  /**
   * Whether {@code signature} is r and s side by side, and one over {@code message}. Whatever is
   * not a signature at all is not a valid one either.
   */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    var type = KeyType.of(key);
    if (signature.length != type.signatureLength()) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(algorithm(type));
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw unavailable(e);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The big-endian bytes of {@code number}, filled up with zeros to {@code length}. */
  static byte[] unsigned(BigInteger number, int length) {
    var bytes = new byte[length];
    var magnitude = number.toByteArray();
    var count = Math.min(magnitude.length, length);
    System.arraycopy(magnitude, magnitude.length - count, bytes, length - count, count);
    return bytes;
  }

  private static String algorithm(KeyType type) {
    return type.digest().replace("-", "") + "withECDSAinP1363Format";
  }

  private static BigInteger prime(ECParameterSpec curve) {
    return ((ECFieldFp) curve.getCurve().getField()).getP();
  }

  /** The right side of the equation of the curve; a is -3 on all of them. */
  private static BigInteger ySquared(BigInteger x, ECParameterSpec curve) {
    return x.multiply(x).subtract(THREE).multiply(x).add(curve.getCurve().getB()).mod(prime(curve));
  }

  private static KeyFactory keys() throws NoSuchAlgorithmException {
    return KeyFactory.getInstance("EC");
  }

  private static MalformedInputException notOnCurve(KeyType type) {
    return malformed("The public key is not a point of %s.".formatted(type.curve()));
  }

  private static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("ECDSA is not available", e);
  }
}
