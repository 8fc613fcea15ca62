package nl.microcredentials.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Random;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controlled Identifiers 1.0, 2.4: Multibase, and 2.2.2: Multikey. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MultibaseTest {

  @Test
  void any_bytes_come_back_from_either_form() {
    var random = new Random(58);
    for (int i = 0; i < 1_000; i++) {
      var bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      for (int zero = 0; zero < Math.min(i % 4, bytes.length); zero++) {
        bytes[zero] = 0;
      }
      assertThat(Multibase.decode(Multibase.base58(bytes))).isEqualTo(bytes);
      assertThat(Multibase.decode(Multibase.base64Url(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void base58_of_a_known_text_is_as_published() {
    var text = "Hello World!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(Multibase.base58(text)).isEqualTo("z2NEpo7TZRRrLZSi2U");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f00", "z0", "zO", "z 1", "uAA=", "uAB", "u+A", "u/w", "u A", "uA"})
  void a_value_that_is_not_the_canonical_encoding_is_refused(String text) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Multibase.decode(text));
  }

  @Test
  void an_overlong_base58_value_is_refused_before_any_work() {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Multibase.decode("z" + "2".repeat(1_000_000)));
  }

  @Test
  void a_public_key_comes_back_from_its_multikey() {
    var key = Ed25519.generate(new SecureRandom()).getPublic();
    var multikey = Multikey.encode(key);
    assertThat(multikey).startsWith("z6Mk");
    assertThat(Ed25519.raw(Multikey.decode(multikey))).isEqualTo(Ed25519.raw(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z6Mk",
        "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc", // X25519
        "u7QEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "did:key:z6Mk"
      })
  void another_kind_of_key_is_refused(String multikey) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Multikey.decode(multikey));
  }
}
