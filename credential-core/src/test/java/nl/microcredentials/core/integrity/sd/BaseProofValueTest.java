package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.integrity.sd.ProofBytes.BASE;
import static nl.microcredentials.core.integrity.sd.ProofBytes.DERIVED;
import static nl.microcredentials.core.integrity.sd.ProofBytes.KEY;
import static nl.microcredentials.core.integrity.sd.ProofBytes.multibase;
import static nl.microcredentials.core.integrity.sd.ProofBytes.readsOrRefuses;
import static nl.microcredentials.core.integrity.sd.ProofBytes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.5.2 and 3.5.3: base proof values. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BaseProofValueTest {

  @Test
  void are_read_and_written_again() {
    var parsed = BaseProofValue.parse(multibase(BASE));
    assertThat(parsed.mandatoryPointers()).containsExactly("", "/issuer");
    assertThat(parsed.serialize()).isEqualTo(multibase(BASE));
  }

  @Test
  void that_are_derived_proofs_are_refused() {
    assertThat(refusal(BaseProofValue::parse, multibase(DERIVED))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a longer HMAC key      | 5820 | 5821
          a text for the key     | 5820 | 7820
          bytes for a pointer    | 67   | 47
          a number for a pointer | 60   | 00
          null for a pointer     | 60   | f6
          a chunked pointer      | 60   | 7fff
          a pointer in an array  | 60   | 8160
          not UTF-8              | 672f | 67ff
          """)
  void that_are_written_otherwise_are_refused(String name, String from, String to) {
    int place = BASE.lastIndexOf(from);
    var malformed = BASE.substring(0, place) + to + BASE.substring(place + from.length());
    assertThat(refusal(BaseProofValue::parse, multibase(malformed)).type())
        .as(name)
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void that_end_too_early_are_refused() {
    for (int length = 0; length < BASE.length(); length += 2) {
      var cut = multibase(BASE.substring(0, length));
      assertThat(refusal(BaseProofValue::parse, cut).type())
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void with_more_than_a_thousand_pointers_are_refused() {
    var pointers = "82" + "60" + "672f697373756572";
    var more = BASE.replace(pointers, "9903e9" + "60".repeat(1_001));
    assertThat(refusal(BaseProofValue::parse, multibase(more))).isNotNull();
  }

  @Test
  void may_have_long_pointers_and_those_in_every_script() {
    for (var pointer :
        List.of("/" + "a".repeat(1_999), "/\u0000", "/é\uD83D\uDE00", "/é".repeat(900))) {
      var value =
          new BaseProofValue(
              new byte[64],
              HexFormat.of().parseHex(KEY),
              new byte[32],
              List.of(),
              List.of(pointer, "/x"));
      assertThat(BaseProofValue.parse(value.serialize()).mandatoryPointers())
          .containsExactly(pointer, "/x");
      var utf8 = pointer.getBytes(UTF_8);
      var written = Multibase.decode(value.serialize());
      assertThat(HexFormat.of().formatHex(written)).contains(HexFormat.of().formatHex(utf8));
    }
  }

  @Test
  void with_the_most_signatures_and_pointers_are_not_too_long() {
    var value =
        new BaseProofValue(
            new byte[64],
            HexFormat.of().parseHex(KEY),
            new byte[32],
            Collections.nCopies(ProofComponents.MAX_SIGNATURES, new byte[64]),
            Collections.nCopies(Selection.MAX_POINTERS, "/" + "a".repeat(99)));
    assertThat(BaseProofValue.parse(value.serialize()).mandatoryPointers()).hasSize(1_000);
  }

  @Test
  void with_random_changes_are_read_or_refused() {
    readsOrRefuses(BaseProofValue::parse, BASE);
  }
}
