package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Sha256;

/** JWTs signed with RSA, by keys that anybody could break. */
record RsaCases(Services services, Tokens tokens) {

  /** What stands before a SHA-256 in a signature (RFC 8017, 9.2, note 1). */
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private static final int PADDED_LENGTH = 256;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("JWS-09", this::weak);
  }

  private List<Attempt> weak() {
    var small = generate(1_024);
    var large = generate(2_048);
    return List.of(
        signed(
            "1,024 bits",
            "RS256",
            jwk(small),
            input -> JcaSignature.of(small.getPrivate(), "SHA256withRSA", input)),
        signed(
            "an exponent of one",
            "RS256",
            jwk(large).put("e", Base64Url.encode(BigInteger.ONE.toByteArray())),
            RsaCases::padded),
        signed(
            "SHA-1",
            "RS1",
            jwk(large),
            input -> JcaSignature.of(large.getPrivate(), "SHA1withRSA", input)));
  }

  private Attempt signed(
      String variant, String algorithm, ObjectNode jwk, UnaryOperator<byte[]> signature) {
    var header = tokens.header(KeyType.ED25519).put("alg", algorithm);
    header.set("jwk", jwk);
    return services.verifying(variant, Tokens.sign(header, tokens.claims(), signature));
  }

  /** To the power of one, the signature is what it is a signature of (RFC 8017, 9.2). */
  private static byte[] padded(byte[] input) {
    var padded = new byte[PADDED_LENGTH];
    var digest = Sha256.of(input);
    Arrays.fill(padded, (byte) 0xff);
    ByteBuffer.wrap(padded)
        .put((byte) 0)
        .put((byte) 1)
        .position(PADDED_LENGTH - digest.length - DIGEST_INFO.length - 1)
        .put((byte) 0)
        .put(DIGEST_INFO)
        .put(digest);
    return padded;
  }

  private static KeyPair generate(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode jwk(KeyPair pair) {
    var key = (RSAPublicKey) pair.getPublic();
    return StrictJson.object()
        .put("kty", "RSA")
        .put("n", Base64Url.encode(key.getModulus().toByteArray()))
        .put("e", Base64Url.encode(key.getPublicExponent().toByteArray()));
  }
}
