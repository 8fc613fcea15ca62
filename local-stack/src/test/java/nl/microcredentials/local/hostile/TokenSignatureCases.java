package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;

/** JWTs with a signature that only looks like one of the issuer. */
record TokenSignatureCases(Services services, Tokens tokens, KeyRing keys, Accreditations trust) {

  /** The order of the group of Ed25519 (RFC 8032, 5.1). */
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** The points of order 1, 2, 4 and 8 (https://eprint.iacr.org/2020/1244, section 4). */
  private static final List<String> LOW_ORDER =
      List.of(
          "01" + "00".repeat(31),
          "ec" + "ff".repeat(30) + "7f",
          "00".repeat(32),
          "00".repeat(31) + "80",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "ENC-01", this::padded,
        "JSON-13", this::otherSpelling,
        "JWS-04", this::publicKeyAsSecret,
        "JWS-05", () -> List.of(hmac("empty secret", new byte[0])),
        "JWS-11", this::der,
        "JWS-14", this::notReduced,
        "JWS-15", this::lowOrder);
  }

  private List<Attempt> padded() {
    var parts = tokens.genuine(KeyType.ED25519).split("\\.", -1);
    return IntStream.range(0, parts.length)
        .mapToObj(i -> {
          var padded = parts.clone();
          padded[i] += "=";
          return services.verifying("part " + (i + 1), String.join(".", padded));
        })
        .toList();
  }

  private List<Attempt> otherSpelling() {
    var member = "\"creditsEarned\":";
    var parts = tokens.genuine(KeyType.ED25519).split("\\.", -1);
    var payload = new String(Base64Url.decode(parts[1]), UTF_8);
    var changed = payload.replaceFirst(member + "([0-9]+)", member + "$1.0");
    if (changed.equals(payload)) {
      throw new IllegalStateException("the credential holds no number");
    }
    parts[1] = Base64Url.encode(changed.getBytes(UTF_8));
    return List.of(services.verifying("with a fraction of zero", String.join(".", parts)));
  }

  private List<Attempt> publicKeyAsSecret() {
    var key = keys.publicKey(KeyType.P_256);
    var pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
    return List.of(
        hmac("SPKI", key.getEncoded()),
        hmac("PEM", pem.getBytes(US_ASCII)),
        hmac("JWK", StrictJson.write(Jwk.of(key))),
        hmac("point", point(key)));
  }

  private static byte[] point(PublicKey key) {
    var spki = key.getEncoded();
    var length = 1 + 2 * KeyType.P_256.coordinateLength();
    return Arrays.copyOfRange(spki, spki.length - length, spki.length);
  }

  private Attempt hmac(String variant, byte[] secret) {
    var header = tokens.header(KeyType.P_256).put("alg", "HS256");
    return services.verifying(
        variant, Tokens.sign(header, tokens.claims(), input -> JcaSignature.hmac(secret, input)));
  }

  /** What every other use of ECDSA signs with: the two numbers as a sequence in DER. */
  private List<Attempt> der() {
    return Stream.of(KeyType.P_256, KeyType.P_384)
        .map(key ->
            services.verifying(
                "" + key,
                Tokens.sign(
                    tokens.header(key),
                    tokens.claims(),
                    input -> toDer(keys.signer(key).sign(input)))))
        .toList();
  }

  private static byte[] toDer(byte[] signature) {
    var half = signature.length / 2;
    var numbers = new ByteArrayOutputStream();
    for (var offset = 0; offset < signature.length; offset += half) {
      var number = new BigInteger(1, signature, offset, half).toByteArray();
      numbers.write(0x02);
      numbers.write(number.length);
      numbers.writeBytes(number);
    }
    return ByteBuffer.allocate(2 + numbers.size())
        .put((byte) 0x30)
        .put((byte) numbers.size())
        .put(numbers.toByteArray())
        .array();
  }

  /** The same number once around the group; without a check the signature holds as well. */
  private List<Attempt> notReduced() {
    var signer = keys.signer(KeyType.ED25519);
    return List.of(
        services.verifying(
            "S + L",
            Tokens.sign(
                tokens.header(KeyType.ED25519),
                tokens.claims(),
                input -> {
                  var signature = signer.sign(input);
                  var s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64)));
                  var bytes = reversed(fixed(s.add(L)));
                  System.arraycopy(bytes, 0, signature, 32, 32);
                  return signature;
                })));
  }

  private static byte[] fixed(BigInteger number) {
    var bytes = new byte[32];
    var magnitude = number.toByteArray();
    System.arraycopy(magnitude, 0, bytes, 32 - magnitude.length, magnitude.length);
    return bytes;
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** Under such a key, signatures hold that nobody made. */
  private List<Attempt> lowOrder() {
    return LOW_ORDER.stream()
        .flatMap(point -> {
          var key = new byte[34];
          key[0] = (byte) 0xed;
          key[1] = 1;
          System.arraycopy(HexFormat.of().parseHex(point), 0, key, 2, 32);
          var multikey = Multibase.base58(key);
          return Stream.of(
              services.verifying(point, unsigned("did:key:" + multikey, multikey)),
              trust.refusing(point, multikey));
        })
        .toList();
  }

  private String unsigned(String did, String multikey) {
    var claims = tokens.claims().put("iss", did);
    ((ObjectNode) claims.get("issuer")).put("id", did);
    var header = tokens.header(KeyType.ED25519).put("kid", did + "#" + multikey);
    return Tokens.sign(header, claims, _ -> new byte[64]);
  }
}
