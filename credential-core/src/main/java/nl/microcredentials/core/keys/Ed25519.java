package nl.microcredentials.core.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Keys and signatures of Ed25519.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032, 5.1: Ed25519</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410, the encodings of the keys</a>
 */
public final class Ed25519 {

  /** Length of a public key, in bytes. */
  public static final int PUBLIC_KEY_LENGTH = 32;

  /** Length of a signature, in bytes. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final String ALGORITHM = "Ed25519";

  /** What stands before the key itself in a SubjectPublicKeyInfo (RFC 8410, section 4). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** What stands before the seed in a PKCS#8 private key (RFC 8410, section 7). */
  private static final int PKCS8_PREFIX_LENGTH = 16;

  private static final BigInteger P =
      BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19)); // the field of the curve

  /**
   * The y coordinates of the eight points whose order is 1, 2, 4 or 8, those at or above {@link #P}
   * in both spellings. Under such a key, signatures hold that nobody made.
   *
   * @see <a href="https://eprint.iacr.org/2020/1244">Taming the many EdDSAs, section 4</a>
   */
  private static final Set<BigInteger> LOW_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P.subtract(BigInteger.ONE),
          P,
          P.add(BigInteger.ONE),
          new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
          new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16));

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Ed25519() {}

  public static KeyPair generate(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /**
   * Reads a public key from its 32 bytes.
   *
   * @throws MalformedInputException if they are not a point of the curve, or one of low order
   */
  public static PublicKey publicKey(byte[] raw) {
    if (raw.length != PUBLIC_KEY_LENGTH) {
      throw MalformedInputException.malformed("An Ed25519 public key has 32 bytes.");
    }
    if (isOfLowOrder(raw)) {
      throw MalformedInputException.malformed("The public key is a point of low order.");
    }
    var spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + PUBLIC_KEY_LENGTH);
    System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, PUBLIC_KEY_LENGTH);
    try {
      var key = keys().generatePublic(new X509EncodedKeySpec(spki));
      Signature.getInstance(ALGORITHM).initVerify(key); // a y that is no point shows only here
      return key;
    } catch (InvalidKeySpecException | InvalidKeyException e) {
      throw MalformedInputException.malformed("The bytes are not an Ed25519 public key.");
    } catch (NoSuchAlgorithmException e) {
      throw unavailable(e);
    }
  }

  private static boolean isOfLowOrder(byte[] littleEndian) {
    var bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[littleEndian.length - 1 - i] = littleEndian[i];
    }
    return LOW_ORDER.contains(new BigInteger(1, bigEndian).clearBit(255)); // bit 255: sign of x
  }

  /** The private key with this seed of 32 bytes. */
  static PrivateKey privateKey(byte[] seed) {
    try {
      return keys().generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /** The 32 bytes of a public key. */
  public static byte[] raw(PublicKey key) {
    var spki = key.getEncoded();
    return Arrays.copyOfRange(spki, spki.length - PUBLIC_KEY_LENGTH, spki.length);
  }

  /** A signer that holds {@code key} in memory. */
  public static Signer signer(PrivateKey key) {
    return new Signer() {
      @Override
      public KeyType keyType() {
        return KeyType.ED25519;
      }

      @Override
      public byte[] sign(byte[] message) {
        try {
          var signature = Signature.getInstance(ALGORITHM);
          signature.initSign(key);
          signature.update(message);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw unavailable(e);
        }
      }
    };
  }

  /** Whatever is not a signature at all is not a valid one either. */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw unavailable(e);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Reads a PKCS#8 private key in PEM.
   *
   * @throws IllegalArgumentException if it is not an Ed25519 private key; the key is not quoted
   */
  public static PrivateKey readPrivateKey(String pem) {
    var base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
    try {
      return keys().generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not an Ed25519 private key in PKCS#8 PEM");
    } catch (NoSuchAlgorithmException e) {
      throw unavailable(e);
    }
  }

  /** Writes a private key as PKCS#8 in PEM. */
  public static String writePrivateKey(PrivateKey key) {
    return """
    -----BEGIN PRIVATE KEY-----
    %s
    -----END PRIVATE KEY-----
    """
        .formatted(PEM.encodeToString(key.getEncoded()));
  }

  /** The public key that belongs to {@code key}. */
  public static PublicKey publicKeyOf(PrivateKey key) {
    var seed =
        key instanceof EdECPrivateKey held && held.getBytes().isPresent()
            ? held.getBytes().get()
            : Arrays.copyOfRange(
                key.getEncoded(), PKCS8_PREFIX_LENGTH, PKCS8_PREFIX_LENGTH + PUBLIC_KEY_LENGTH);
    return generate(new Seed(seed)).getPublic();
  }

  private static KeyFactory keys() throws NoSuchAlgorithmException {
    return KeyFactory.getInstance(ALGORITHM);
  }

  private static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("Ed25519 is not available", e);
  }

  /**
   * A source that yields one given seed: the JDK derives a public key only while it generates a key
   * pair, and it takes the seed as it comes from the source.
   */
  private static final class Seed extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
