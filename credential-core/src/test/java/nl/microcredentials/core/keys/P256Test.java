package nl.microcredentials.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FIPS 186-5, 6 and Controlled Identifiers 1.0, 2.2.2: ECDSA over P-256, and Multikey. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class P256Test {

  private static final byte[] MESSAGE = "sample".getBytes(UTF_8);

  private final KeyPair keyPair = P256.generate(new SecureRandom());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8024",
        // one byte less, one more
        "802403b8f5a5a8ae8f0ec5ad4a9f5f2ac6a9b7d1d8f7f9b4c0d5e6a7b8c9d0e1f2",
        "802403b8f5a5a8ae8f0ec5ad4a9f5f2ac6a9b7d1d8f7f9b4c0d5e6a7b8c9d0e1f20304",
        // an Ed25519 prefix, a P-384 prefix
        "ed010360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
        "81240360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
        // uncompressed, infinity
        "80240460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
        "80240060fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
        // x beyond the prime; an x that no point has
        "802403ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "8024030000000000000000000000000000000000000000000000000000000000000001"
      })
  void what_is_no_point_of_the_curve_is_refused(String multikey) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> P256.publicKey(HexFormat.of().parseHex(multikey)));
  }

  @Test
  void a_key_of_another_curve_verifies_nothing() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    var other = generator.generateKeyPair();
    assertThat(P256.verify(other.getPublic(), MESSAGE, new byte[64])).isFalse();
    var ed25519 = Ed25519.generate(new SecureRandom());
    assertThat(P256.verify(ed25519.getPublic(), MESSAGE, new byte[64])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 72, 96})
  void what_has_another_length_is_no_signature(int length) {
    assertThat(P256.verify(keyPair.getPublic(), MESSAGE, new byte[length])).isFalse();
  }

  @Test
  void a_signature_of_zeros_does_not_hold() {
    assertThat(P256.verify(keyPair.getPublic(), MESSAGE, new byte[64])).isFalse();
  }

  @Test
  void a_signature_holds_for_its_message_and_its_key() {
    var signature = P256.signer(keyPair.getPrivate()).sign(MESSAGE);
    assertThat(P256.verify(keyPair.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(P256.verify(keyPair.getPublic(), new byte[0], signature)).isFalse();
    var other = P256.generate(new SecureRandom()).getPublic();
    assertThat(P256.verify(other, MESSAGE, signature)).isFalse();
  }

  /** RFC 6979, A.2.5. */
  @Test
  void a_published_signature_holds() {
    var key =
        new BigInteger("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", 16);
    var publicKey =
        P256.publicKey(
            HexFormat.of()
                .parseHex(
                    "802403" + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"));
    var signature =
        HexFormat.of()
            .parseHex(
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                    + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    assertThat(P256.verify(publicKey, MESSAGE, signature)).isTrue();
    assertThat(DeterministicEcdsa.signer(key).sign(MESSAGE)).isEqualTo(signature);
  }

  @Test
  void keys_come_back_from_their_encoding_also_with_leading_zeros() {
    var random = new SecureRandom();
    int withLeadingZero = 0;
    for (int i = 0; i < 400 || withLeadingZero == 0; i++) {
      var key = (ECPublicKey) P256.generate(random).getPublic();
      var multikey = P256.multikey(key);
      assertThat(multikey).hasSize(P256.MULTIKEY_LENGTH);
      assertThat(((ECPublicKey) P256.publicKey(multikey)).getW()).isEqualTo(key.getW());
      withLeadingZero += multikey[3] == 0 ? 1 : 0;
    }
  }
}
