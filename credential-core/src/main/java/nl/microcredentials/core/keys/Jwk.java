package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;

/**
 * Keys as JSON Web Keys.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517, JSON Web Key</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-6.2">RFC 7518, 6.2: elliptic curve
 *     keys</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037">RFC 8037, which adds Ed25519</a>
 */
public final class Jwk {

  private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

  private Jwk() {}

  /** The public key as a JWK without further members. */
  public static ObjectNode of(PublicKey key) {
    var type = KeyType.of(key);
    var jwk = StrictJson.object();
    if (type == KeyType.ED25519) {
      return jwk.put("kty", "OKP")
          .put("crv", type.curve())
          .put("x", Base64Url.encode(Ed25519.raw(key)));
    }
    var point = ((ECPublicKey) key).getW();
    return jwk.put("kty", "EC")
        .put("crv", type.curve())
        .put("x", coordinate(point.getAffineX(), type))
        .put("y", coordinate(point.getAffineY(), type));
  }

  private static String coordinate(BigInteger number, KeyType type) {
    return Base64Url.encode(Ecdsa.unsigned(number, type.coordinateLength()));
  }

  /** Whether it has a member that only private and shared keys have. */
  public static boolean holdsPrivateKey(ObjectNode jwk) {
    return PRIVATE_MEMBERS.stream().anyMatch(jwk::has);
  }

  /**
   * Reads a public key.
   *
   * @throws MalformedInputException if it is none, if it is meant for something else than
   *     signatures, or if it holds a private key: that one is no secret any more
   */
  public static PublicKey readPublic(ObjectNode jwk) {
    if (holdsPrivateKey(jwk)) {
      throw malformed("The JWK gives away a private key.");
    }
    return publicKey(jwk);
  }

  /**
   * Reads a key pair.
   *
   * @throws MalformedInputException if it is none
   */
  public static KeyPair readPair(ObjectNode jwk) {
    var type = type(jwk);
    var secret = bytes(jwk, "d", type.coordinateLength());
    PrivateKey privateKey =
        switch (type) {
          case ED25519 -> Ed25519.privateKey(secret);
          case P_256, P_384, P_521 -> Ecdsa.privateKey(type, new BigInteger(1, secret));
        };
    return new KeyPair(publicKey(jwk), privateKey);
  }

  private static PublicKey publicKey(ObjectNode jwk) {
    var type = type(jwk);
    checkUse(jwk);
    var x = bytes(jwk, "x", type.coordinateLength());
    return switch (type) {
      case ED25519 -> Ed25519.publicKey(x);
      case P_256, P_384, P_521 -> {
        var y = bytes(jwk, "y", type.coordinateLength());
        yield Ecdsa.publicKey(type, new BigInteger(1, x), new BigInteger(1, y));
      }
    };
  }

  private static KeyType type(ObjectNode jwk) {
    var curve = jwk.path("crv").asText();
    for (var type : KeyType.values()) {
      if (type.curve().equals(curve) && kind(type).equals(jwk.path("kty").asText())) {
        return type;
      }
    }
    throw KeyType.unsupported();
  }

  private static String kind(KeyType type) {
    return type == KeyType.ED25519 ? "OKP" : "EC";
  }

  private static void checkUse(ObjectNode jwk) {
    if (jwk.has("use") && !jwk.get("use").asText().equals("sig")) {
      throw malformed("The JWK is not meant for signatures.");
    }
  }

  private static byte[] bytes(ObjectNode jwk, String member, int length) {
    var value = jwk.path(member);
    if (value.isTextual()) {
      var bytes = Base64Url.decode(value.textValue());
      if (bytes.length == length) {
        return bytes;
      }
    }
    throw malformed("%s of the JWK does not have %d bytes.".formatted(member, length));
  }
}
