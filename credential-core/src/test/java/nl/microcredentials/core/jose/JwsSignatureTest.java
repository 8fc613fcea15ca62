package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7518, 3.4: ECDSA; and RFC 8037, 3.1: EdDSA. Signatures that others have taken for good. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwsSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private static String jwt(Signatory signatory) {
    var credential = json("{'type':'VerifiableCredential'}").put("issuer", signatory.did());
    return VcJwt.sign(credential, JwtClaims.issuedAt(NOW), signatory.keyId(), signatory.signer());
  }

  private static byte[] signature(String jwt) {
    return Base64Url.decode(jwt.substring(jwt.lastIndexOf('.') + 1));
  }

  private static void assertRefused(Signatory signatory, String jwt, byte[] signature, String why) {
    var forged = jwt.substring(0, jwt.lastIndexOf('.') + 1) + Base64Url.encode(signature);
    assertThat(refusalOf(() -> VcJwt.read(forged).verify(signatory, NOW)))
        .as(why)
        .isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Nested
  class Of_ecdsa {

    @ParameterizedTest
    @EnumSource(names = "ED25519", mode = Mode.EXCLUDE)
    void is_not_a_pair_of_other_numbers(KeyType type) {
      var signatory = Signatory.issuer(type);
      var jwt = jwt(signatory);
      var length = type.coordinateLength();
      var bytes = signature(jwt);
      var r = new BigInteger(1, bytes, 0, length);
      var s = new BigInteger(1, bytes, length, length);
      forgeries(r, s, order(signatory))
          .forEach((why, pair) ->
              assertRefused(signatory, jwt, sideBySide(pair[0], pair[1], length), why));
    }

    private static BigInteger order(Signatory signatory) {
      return ((ECPublicKey) signatory.keys().getPublic()).getParams().getOrder();
    }

    private static Map<String, BigInteger[]> forgeries(BigInteger r, BigInteger s, BigInteger n) {
      var zero = BigInteger.ZERO;
      var one = BigInteger.ONE;
      var forgeries = new LinkedHashMap<String, BigInteger[]>();
      forgeries.put("r = 0", new BigInteger[] {zero, s});
      forgeries.put("s = 0", new BigInteger[] {r, zero});
      forgeries.put("r = s = 0", new BigInteger[] {zero, zero});
      forgeries.put("r = s = 1", new BigInteger[] {one, one});
      forgeries.put("r = 1, s = 0", new BigInteger[] {one, zero});
      forgeries.put("r = n", new BigInteger[] {n, s});
      forgeries.put("s = n", new BigInteger[] {r, n});
      forgeries.put("r = s = n", new BigInteger[] {n, n});
      forgeries.put("n - r", new BigInteger[] {n.subtract(r), s});
      forgeries.put("n - r, n - s", new BigInteger[] {n.subtract(r), n.subtract(s)});
      forgeries.put("n - 1", new BigInteger[] {n.subtract(one), n.subtract(one)});
      forgeries.put("r + 1", new BigInteger[] {r.add(one), s});
      forgeries.put("s + 1", new BigInteger[] {r, s.add(one)});
      forgeries.put("s, r", new BigInteger[] {s, r});
      return forgeries;
    }

    @ParameterizedTest
    @EnumSource(names = "ED25519", mode = Mode.EXCLUDE)
    void is_nothing_but_two_numbers_side_by_side(KeyType type) {
      var signatory = Signatory.issuer(type);
      var jwt = jwt(signatory);
      var bytes = signature(jwt);
      var half = type.coordinateLength();
      assertRefused(signatory, jwt, der(bytes), "DER");
      assertRefused(signatory, jwt, new byte[0], "nothing");
      assertRefused(signatory, jwt, new byte[1], "one byte");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, half), "r alone");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, bytes.length - 1), "too short");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, bytes.length + 1), "too long");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, bytes.length + 2), "two bytes more");
      var wide = new byte[bytes.length + 2];
      System.arraycopy(bytes, 0, wide, 1, half);
      System.arraycopy(bytes, half, wide, half + 2, half);
      assertRefused(signatory, jwt, wide, "a zero before each number");
      var full = new byte[bytes.length];
      Arrays.fill(full, (byte) 0xff);
      assertRefused(signatory, jwt, full, "all bits");
    }

    private static byte[] sideBySide(BigInteger r, BigInteger s, int length) {
      var bytes = new byte[2 * length];
      copy(r, bytes, 0, length);
      copy(s, bytes, length, length);
      return bytes;
    }

    private static void copy(BigInteger number, byte[] bytes, int offset, int length) {
      var magnitude = number.toByteArray();
      var count = Math.min(magnitude.length, length);
      System.arraycopy(magnitude, magnitude.length - count, bytes, offset + length - count, count);
    }

    private static byte[] der(byte[] sideBySide) {
      var half = sideBySide.length / 2;
      var r = new BigInteger(1, sideBySide, 0, half).toByteArray();
      var s = new BigInteger(1, sideBySide, half, half).toByteArray();
      var der = new ByteArrayOutputStream();
      der.writeBytes(new byte[] {0x30, (byte) (r.length + s.length + 4), 2, (byte) r.length});
      der.writeBytes(r);
      der.writeBytes(new byte[] {2, (byte) s.length});
      der.writeBytes(s);
      return der.toByteArray();
    }
  }

  @Nested
  class Of_ed25519 {

    private static final BigInteger GROUP_ORDER =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final Signatory signatory = Signatory.issuer(KeyType.ED25519);
    private final String jwt = jwt(signatory);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 15})
    void is_not_the_same_with_the_group_order_added(int times) {
      var bytes = signature(jwt);
      var s = littleEndian(Arrays.copyOfRange(bytes, 32, 64));
      var other = s.add(GROUP_ORDER.multiply(BigInteger.valueOf(times)));
      assertThat(other.bitLength()).isLessThanOrEqualTo(256);
      write(other, bytes);
      assertRefused(signatory, jwt, bytes, "S + %d L".formatted(times));
    }

    @Test
    void is_nothing_but_64_bytes_of_this_signature() {
      var bytes = signature(jwt);
      assertRefused(signatory, jwt, new byte[64], "zeros");
      assertRefused(signatory, jwt, new byte[0], "nothing");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, 63), "too short");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, 65), "too long");
      assertRefused(signatory, jwt, Arrays.copyOf(bytes, 32), "R alone");
      var negated = bytes.clone();
      write(GROUP_ORDER.subtract(littleEndian(Arrays.copyOfRange(bytes, 32, 64))), negated);
      assertRefused(signatory, jwt, negated, "L - S");
      var mirrored = bytes.clone();
      mirrored[31] ^= (byte) 0x80;
      assertRefused(signatory, jwt, mirrored, "R mirrored");
      var neutral = new byte[64];
      neutral[0] = 1;
      assertRefused(signatory, jwt, neutral, "R = the neutral element, S = 0");
    }

    private static BigInteger littleEndian(byte[] bytes) {
      return new BigInteger(1, reversed(bytes));
    }

    private static void write(BigInteger s, byte[] signature) {
      Arrays.fill(signature, 32, 64, (byte) 0);
      var magnitude = reversed(s.toByteArray());
      System.arraycopy(magnitude, 0, signature, 32, Math.min(32, magnitude.length));
    }

    private static byte[] reversed(byte[] bytes) {
      var reversed = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        reversed[bytes.length - 1 - i] = bytes[i];
      }
      return reversed;
    }

    /** "Taming the many EdDSAs", section 4: with such a key, signatures hold that nobody made. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "0100000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000080",
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0000000000000000000000000000000000000000000000000000000000000080",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
        })
    void is_not_made_with_a_key_of_low_order(String hex) {
      var jwk =
          json("{'kty':'OKP','crv':'Ed25519'}")
              .put("x", Base64Url.encode(HexFormat.of().parseHex(hex)));
      assertThat(refusalOf(() -> Jwk.readPublic(jwk))).isEqualTo(MALFORMED_VALUE_ERROR);
    }
  }

  /** RFC 7515, appendix A.3. */
  @Test
  void the_example_of_es256_holds() {
    var jwk =
        json(
            "{'kty':'EC','crv':'P-256','x':'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',"
                + "'y':'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'}");
    var jws =
        "eyJhbGciOiJFUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
            + "Ijp0cnVlfQ"
            + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    assertThat(CompactJws.parse(jws).verify(Jwk.readPublic(jwk))).isTrue();
  }

  /** RFC 8037, appendix A.4. */
  @Test
  void the_example_of_eddsa_holds() {
    var jwk =
        json("{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}");
    var jws =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
            + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assertThat(CompactJws.parse(jws).verify(Jwk.readPublic(jwk))).isTrue();
  }
}
