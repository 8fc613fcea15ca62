package nl.microcredentials.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;

/** Key files as an operator writes them. */
public final class JsonWebKeys {

  private JsonWebKeys() {}

  /** A new key, as it stands in a file. */
  static String generate(KeyType type) {
    var random = new SecureRandom();
    var pair = type == KeyType.ED25519 ? Ed25519.generate(random) : Ecdsa.generate(type, random);
    return of(pair).toString();
  }

  public static ObjectNode of(KeyPair key) {
    return Jwk.of(key.getPublic()).put("d", Base64Url.encode(secret(key)));
  }

  private static byte[] secret(KeyPair key) {
    var length = KeyType.of(key.getPublic()).coordinateLength();
    return switch (key.getPrivate()) {
      case EdECPrivateKey edwards -> edwards.getBytes().orElseThrow();
      case ECPrivateKey weierstrass -> padded(weierstrass.getS().toByteArray(), length);
      default -> throw new AssertionError("a key of another kind");
    };
  }

  private static byte[] padded(byte[] number, int length) {
    var padded = new byte[length];
    var from = Math.max(0, number.length - length);
    var magnitude = Arrays.copyOfRange(number, from, number.length);
    System.arraycopy(magnitude, 0, padded, length - magnitude.length, magnitude.length);
    return padded;
  }

  public static String didOf(PublicKey key) {
    return "did:key:" + Multikey.encode(key);
  }
}
