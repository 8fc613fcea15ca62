package nl.microcredentials.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8032, 5.1 and 7.1 (test 2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Ed25519Test {

  private static final byte[] PUBLIC_KEY =
      HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  private static final byte[] MESSAGE = {0x72};
  private static final byte[] SIGNATURE =
      HexFormat.of()
          .parseHex(
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  private static final BigInteger GROUP_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  @Test
  void the_signature_of_the_standard_holds() {
    assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, SIGNATURE)).isTrue();
  }

  @Test
  void no_bit_of_the_signature_may_change() {
    var key = Ed25519.publicKey(PUBLIC_KEY);
    for (int bit = 0; bit < SIGNATURE.length * 8; bit++) {
      var changed = SIGNATURE.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Ed25519.verify(key, MESSAGE, changed)).as("bit %s", bit).isFalse();
    }
  }

  @Test
  void the_same_signature_with_the_group_order_added_does_not_hold() {
    var s = littleEndian(Arrays.copyOfRange(SIGNATURE, 32, 64)).add(GROUP_ORDER);
    var other = SIGNATURE.clone();
    System.arraycopy(littleEndian(s), 0, other, 32, 32);
    assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void a_signature_of_another_length_does_not_hold(int length) {
    var signature = Arrays.copyOf(SIGNATURE, length);
    assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, signature)).isFalse();
  }

  @Test
  void the_public_key_follows_from_the_private_key_also_after_writing_it() {
    var pair = Ed25519.generate(new SecureRandom());
    var read = Ed25519.readPrivateKey(Ed25519.writePrivateKey(pair.getPrivate()));
    assertThat(Ed25519.raw(Ed25519.publicKeyOf(read))).isEqualTo(Ed25519.raw(pair.getPublic()));
  }

  @Test
  void what_a_signer_signs_holds_for_its_key_only() {
    var pair = Ed25519.generate(new SecureRandom());
    var signature = Ed25519.signer(pair.getPrivate()).sign(MESSAGE);
    assertThat(Ed25519.verify(pair.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, signature)).isFalse();
  }

  @Test
  void bytes_that_are_no_point_of_the_curve_are_no_key() {
    var noPoint = new byte[32];
    noPoint[0] = 2; // y = 2 has no x on the curve
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Ed25519.publicKey(noPoint));
  }

  @Test
  void a_text_that_is_no_private_key_is_refused_without_being_quoted() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Ed25519.readPrivateKey("c2VjcmV0"))
        .withMessageNotContaining("c2VjcmV0");
  }

  private static BigInteger littleEndian(byte[] bytes) {
    return new BigInteger(1, reversed(bytes));
  }

  private static byte[] littleEndian(BigInteger n) {
    var bytes = n.toByteArray();
    var magnitude = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
    return Arrays.copyOf(reversed(magnitude), 32);
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
