package nl.microcredentials.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Controlled Identifiers 1.0, 2.2.2: Multikey, the secret half. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MultikeySecretTest {

  private static final byte[] MESSAGE = "Data-analyse voor professionals".getBytes(UTF_8);

  private static final String ED25519 = "z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq";

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "z", "x123", "z0", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ1XJPt4swbTQ2"})
  void what_is_no_private_key_is_refused(String text) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Multikey.decodeSecret(text));
  }

  @Test
  void a_key_of_another_length_is_refused() {
    var bytes = Multibase.decode(ED25519);
    for (var length : new int[] {0, 1, 2, 33, 35, 66}) {
      var other = Multibase.base58(Arrays.copyOf(bytes, length));
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> Multikey.decodeSecret(other));
    }
  }

  @Test
  void zero_is_no_key_of_a_curve() {
    var zero = ByteBuffer.allocate(34).put((byte) 0x86).put((byte) 0x26).array();
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Multikey.decodeSecret(Multibase.base58(zero)));
  }

  /** One pair that OpenSSL has computed, and one of Data Integrity ECDSA Cryptosuites 1.0, A.1. */
  @ParameterizedTest
  @CsvSource({
    "z6MkiP7ZLtBLeYsu7ZyzcGdqoSjd2PDkjdQCVVqrQhYu8GgV," + ED25519,
    "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP,"
        + "z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN"
  })
  void the_secret_half_signs_for_the_public_one(String publicKey, String secretKey) {
    assertSignsFor(publicKey, Multikey.decodeSecret(secretKey));
  }

  @ParameterizedTest
  @CsvSource({"P_256, 134", "P_384, 135", "P_521, 136"})
  void keys_of_all_curves_are_read(KeyType type, int prefix) {
    var pair = Ecdsa.generate(type, random);
    var secret = Ecdsa.unsigned(((ECPrivateKey) pair.getPrivate()).getS(), type.coordinateLength());
    var bytes =
        ByteBuffer.allocate(2 + secret.length).put((byte) prefix).put((byte) 0x26).put(secret);
    assertSignsFor(
        Multikey.encode(pair.getPublic()), Multikey.decodeSecret(Multibase.base58(bytes.array())));
  }

  private void assertSignsFor(String publicKey, PrivateKey secretKey) {
    var signer =
        secretKey instanceof ECPrivateKey
            ? Ecdsa.signer(secretKey, random)
            : Ed25519.signer(secretKey);
    assertThat(Signatures.verify(Multikey.decode(publicKey), MESSAGE, signer.sign(MESSAGE)))
        .isTrue();
  }
}
