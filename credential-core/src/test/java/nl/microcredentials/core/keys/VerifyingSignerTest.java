package nl.microcredentials.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a key releases if the device that keeps it fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyingSignerTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void a_signature_with_any_bit_turned_is_not_released(KeyType type) {
    var pair = pair(type);
    for (int bit = 0; bit < 8 * type.signatureLength(); bit += 7) {
      var turned = bit;
      refused(
          pair,
          signature -> {
            signature[turned / 8] ^= (byte) (1 << (turned % 8));
            return signature;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_of_another_length_is_not_released(KeyType type) {
    var pair = pair(type);
    refused(pair, signature -> Arrays.copyOf(signature, signature.length - 1));
    refused(pair, signature -> Arrays.copyOf(signature, signature.length + 1));
    refused(pair, _ -> new byte[0]);
    refused(pair, signature -> new byte[signature.length]);
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_with_another_key_is_not_released(KeyType type) {
    var signer = Signatures.signer(pair(type), RANDOM);
    refused(new VerifyingSigner(signer, pair(type).getPublic()));
  }

  @Test
  void a_signature_with_a_key_of_another_type_is_not_released() {
    var signer = Signatures.signer(pair(KeyType.ED25519), RANDOM);
    refused(new VerifyingSigner(signer, pair(KeyType.P_256).getPublic()));
  }

  @Test
  void what_the_device_says_itself_is_passed_on() {
    var pair = pair(KeyType.P_256);
    var signer =
        new VerifyingSigner(
            new FaultySigner(
                pair,
                _ -> {
                  throw new IllegalStateException("device");
                }),
            pair.getPublic());
    assertThatThrownBy(() -> signer.sign(MESSAGE)).hasMessage("device");
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_that_holds_is_released(KeyType type) {
    var pair = pair(type);
    var signer = new VerifyingSigner(Signatures.signer(pair, RANDOM), pair.getPublic());
    assertThat(signer.keyType()).isEqualTo(type);
    assertThat(Signatures.verify(pair.getPublic(), MESSAGE, signer.sign(MESSAGE))).isTrue();
  }

  private static void refused(KeyPair pair, UnaryOperator<byte[]> fault) {
    refused(new VerifyingSigner(new FaultySigner(pair, fault), pair.getPublic()));
  }

  private static void refused(Signer signer) {
    var refusal = catchThrowableOfType(SigningUnavailable.class, () -> signer.sign(MESSAGE));
    assertThat(refusal.type()).isEqualTo(SIGNING_UNAVAILABLE);
  }

  private static KeyPair pair(KeyType type) {
    return type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM);
  }

  private record FaultySigner(KeyPair pair, UnaryOperator<byte[]> fault) implements Signer {

    @Override
    public KeyType keyType() {
      return KeyType.of(pair.getPublic());
    }

    @Override
    public byte[] sign(byte[] message) {
      return fault.apply(Signatures.signer(pair, RANDOM).sign(message));
    }
  }
}
