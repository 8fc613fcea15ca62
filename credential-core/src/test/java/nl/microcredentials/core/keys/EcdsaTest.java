package nl.microcredentials.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** FIPS 186-5, 6: ECDSA; and the points of its curves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EcdsaTest {

  private static final byte[] MESSAGE = "Data-analyse voor professionals".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();

  private byte[] sign(KeyPair keys) {
    return Ecdsa.signer(keys.getPrivate(), random).sign(MESSAGE);
  }

  @ParameterizedTest
  @EnumSource(names = "ED25519", mode = Mode.EXCLUDE)
  void what_was_signed_holds_for_that_key_and_message_only(KeyType type) {
    var keys = Ecdsa.generate(type, random);
    var signature = sign(keys);
    assertThat(signature).hasSize(type.signatureLength());
    assertThat(Signatures.verify(keys.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(Signatures.verify(keys.getPublic(), new byte[1], signature)).isFalse();
    var other = Ecdsa.generate(type, random).getPublic();
    assertThat(Signatures.verify(other, MESSAGE, signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "ED25519", mode = Mode.EXCLUDE)
  void what_is_no_pair_of_numbers_below_the_order_does_not_hold(KeyType type) {
    var keys = Ecdsa.generate(type, random);
    var signature = sign(keys);
    var half = signature.length / 2;
    var zeroR = signature.clone();
    Arrays.fill(zeroR, 0, half, (byte) 0);
    var zeroS = signature.clone();
    Arrays.fill(zeroS, half, signature.length, (byte) 0);
    var huge = new byte[signature.length];
    Arrays.fill(huge, (byte) 0xff);
    for (var wrong :
        new byte[][] {
          zeroR,
          zeroS,
          huge,
          new byte[signature.length],
          new byte[0],
          Arrays.copyOf(signature, signature.length - 1),
          Arrays.copyOf(signature, signature.length + 1)
        }) {
      assertThat(Ecdsa.verify(keys.getPublic(), MESSAGE, wrong)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_comes_back_from_its_multikey_and_its_jwk(KeyType type) {
    for (int i = 0; i < 20; i++) {
      var key =
          type == KeyType.ED25519
              ? Ed25519.generate(random).getPublic()
              : Ecdsa.generate(type, random).getPublic();
      assertThat(Multikey.decode(Multikey.encode(key))).isEqualTo(key);
      assertThat(Jwk.readPublic(Jwk.of(key))).isEqualTo(key);
    }
  }

  /** Prefixes by which everybody recognises the kinds of key. */
  @ParameterizedTest
  @CsvSource({"ED25519, z6Mk", "P_256, zDna", "P_384, z82L", "P_521, z2J9"})
  void multikeys_begin_as_everywhere(KeyType type, String prefix) {
    var key =
        type == KeyType.ED25519
            ? Ed25519.generate(random).getPublic()
            : Ecdsa.generate(type, random).getPublic();
    assertThat(Multikey.encode(key)).startsWith(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "00, no point",
    "04, uncompressed",
    "05, no sign",
    "0200, too short",
    "020000000000000000000000000000000000000000000000000000000000000001, no y",
    "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff, x is the prime",
    "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, x is beyond it"
  })
  void what_is_no_point_of_the_curve_is_no_key(String hex, String why) {
    assertThatExceptionOfType(MalformedInputException.class)
        .as(why)
        .isThrownBy(() -> Ecdsa.decompress(KeyType.P_256, HexFormat.of().parseHex(hex)));
  }

  @Test
  void a_point_beside_the_curve_is_no_key() {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Ecdsa.publicKey(KeyType.P_256, BigInteger.ONE, BigInteger.ONE));
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Ecdsa.publicKey(KeyType.P_256, BigInteger.ZERO, BigInteger.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed448", "X25519"})
  void other_keys_are_not_supported(String algorithm) throws Exception {
    var other = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();
    var refused = catchThrowableOfType(MalformedInputException.class, () -> KeyType.of(other));
    assertThat(refused.type()).isEqualTo(ProblemType.UNSUPPORTED_ALGORITHM);
  }
}
