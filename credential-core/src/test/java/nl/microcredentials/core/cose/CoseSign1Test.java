package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.HexFormat;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9052, 4.2 to 4.4: Signing with One Signer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoseSign1Test {

  /** Appendix C.2.1: Single ECDSA Signature. */
  private static final String EXAMPLE =
      "d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34"
          + "cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5"
          + "a4c345cacb36";

  /** Appendix C.7.1: the key with the id 11. */
  private static final PublicKey EXAMPLE_KEY =
      Ecdsa.publicKey(
          KeyType.P_256,
          new BigInteger("bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff", 16),
          new BigInteger("20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e", 16));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing, ''",
    "a tag alone, d2",
    "two tags, d2d28443a10126a0404100",
    "another tag, d18443a10126a0404100",
    "three parts, d28343a10126a040",
    "five parts, d28543a10126a040410000",
    "a map, a0",
    "headers that are no bytes, d284a10126a0404100",
    "headers in bytes that are no map, d2844126a0404100",
    "no protected headers, d28440a0404100",
    "unprotected headers in bytes, d28443a1012641a0404100",
    "no payload, d28443a10126a0f64100",
    "a text as payload, d28443a10126a0604100",
    "no signature, d28443a10126a040f6",
    "no algorithm, d28441a0a0404100",
    "an extension, d28446a201260281 02a0404100",
    "an extension that nobody signed, d28443a10126a1028102404100",
    "a label in both headers, d28443a10126a10126404100",
    "something behind it, d28443a10126a040410000"
  })
  void is_no_message(String what, String hex) {
    var type = what.equals("no algorithm") ? UNSUPPORTED_ALGORITHM : PARSING_ERROR;
    assertRefused(type, HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({"a10125", "a1013824", "a1016545533235 36", "a101f6", "a1013a7fffffff", "a10100"})
  void other_algorithms_are_not_accepted(String header) {
    var hex = header.replace(" ", "");
    var length = "%02x".formatted(0x40 + hex.length() / 2);
    assertRefused(
        UNSUPPORTED_ALGORITHM, HexFormat.of().parseHex("d284" + length + hex + "a0404100"));
  }

  @Test
  void a_longer_message_than_anybody_needs_is_refused_as_such() {
    assertRefused(PAYLOAD_TOO_LARGE, new byte[CoseSign1.MAX_LENGTH + 1]);
  }

  @Test
  void the_example_of_the_RFC_verifies() {
    var message = CoseSign1.parse(HexFormat.of().parseHex(EXAMPLE));
    assertThat(message.verify(EXAMPLE_KEY)).isTrue();
    assertThat(new String(message.payload(), UTF_8)).isEqualTo("This is the content.");
    assertThat(message.algorithm()).isEqualTo(CoseAlgorithm.ES256);
    assertThat(message.keyId()).isEqualTo("11");
  }

  @Test
  void the_tag_may_be_missing() {
    var message = CoseSign1.parse(HexFormat.of().parseHex(EXAMPLE.substring(2)));
    assertThat(message.verify(EXAMPLE_KEY)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_signed_verifies_with_the_key_and_with_no_other(KeyType type) {
    var keys = type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM);
    Signer signer =
        type == KeyType.ED25519
            ? Ed25519.signer(keys.getPrivate())
            : Ecdsa.signer(keys.getPrivate(), RANDOM);
    var header = StrictJson.object().put(CoseSign1.TYPE, "text/plain");
    var message = CoseSign1.parse(CoseSign1.sign(header, new byte[] {1, 2}, signer));
    assertThat(message.verify(keys.getPublic())).isTrue();
    assertThat(message.algorithm().keyType()).isEqualTo(type);
    assertThat(message.type()).isEqualTo("text/plain");
    if (type == KeyType.P_256) {
      assertThat(message.verify(EXAMPLE_KEY)).isFalse();
    } else {
      assertThat(catchThrowableOfType(Refused.class, () -> message.verify(EXAMPLE_KEY)).type())
          .isEqualTo(UNSUPPORTED_ALGORITHM);
    }
  }

  private static void assertRefused(ProblemType type, byte[] message) {
    var refused = catchThrowableOfType(Refused.class, () -> CoseSign1.parse(message));
    assertThat(refused).isNotNull();
    assertThat(refused.type()).isEqualTo(type);
  }
}
