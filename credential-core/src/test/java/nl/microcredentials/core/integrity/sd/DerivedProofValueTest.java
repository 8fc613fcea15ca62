package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.integrity.sd.ProofBytes.BASE;
import static nl.microcredentials.core.integrity.sd.ProofBytes.BYTES_32;
import static nl.microcredentials.core.integrity.sd.ProofBytes.BYTES_64;
import static nl.microcredentials.core.integrity.sd.ProofBytes.DERIVED;
import static nl.microcredentials.core.integrity.sd.ProofBytes.KEY;
import static nl.microcredentials.core.integrity.sd.ProofBytes.OTHER_32;
import static nl.microcredentials.core.integrity.sd.ProofBytes.multibase;
import static nl.microcredentials.core.integrity.sd.ProofBytes.readsOrRefuses;
import static nl.microcredentials.core.integrity.sd.ProofBytes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.5.5 to 3.5.8: derived proof values. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedProofValueTest {

  @Test
  void are_read_and_written_again() {
    var parsed = DerivedProofValue.parse(multibase(DERIVED));
    assertThat(parsed.signatures()).hasSize(2);
    assertThat(parsed.labelMap())
        .containsExactly(
            Map.entry("c14n0", "uIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI"),
            Map.entry("c14n1", "uMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM"));
    assertThat(parsed.mandatoryIndexes()).containsExactly(0, 5);
    assertThat(parsed.serialize()).isEqualTo(multibase(DERIVED));
  }

  @Test
  void may_hold_their_labels_in_any_order() {
    var swapped = DERIVED.replace("a200" + BYTES_32 + "01" + OTHER_32, "a201%s00%s");
    var proofValue = multibase(swapped.formatted(OTHER_32, BYTES_32));
    assertThat(DerivedProofValue.parse(proofValue).labelMap()).containsOnlyKeys("c14n0", "c14n1");
  }

  @Test
  void that_are_base_proofs_are_refused_with_a_hint() {
    assertThat(refusal(DerivedProofValue::parse, multibase(BASE)))
        .hasMessageContaining("base proof");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another tag               | d95d01 | d95d02
          another suite             | d95d01 | d95d03
          a longer tag              | d95d01 | da00005d01
          four components           | d95d0185 | d95d0184
          six components            | d95d0185 | d95d0186
          indefinite components     | d95d0185 | d95d019f
          tagged components         | d95d0185 | d95d01d8408 5
          a map of components       | d95d0185 | d95d01a5
          a tagged signature        | d95d01855840 | d95d0185d8405840
          a longer length           | d95d01855840 | d95d0185590040
          a text for a signature    | d95d01855840 | d95d01857840
          a chunked signature       | d95d01855840 | d95d01855f5840
          a longer key              | 5823 | 5824
          a shorter label           | 5820 | 581f
          a text key                | a200 | a26130
          a negative key            | a200 | a220
          a long key                | a200 | a21800
          a huge key                | a200 | a21b0000000100000000
          a decimal key             | a200 | a2f90000
          a null key                | a200 | a2f6
          a key twice               | 015820 | 005820
          a missing entry           | a200 | a300
          an indefinite map         | a200 | bf00
          a list for a map          | a200 | 8200
          falling indexes           | 820005 | 820500
          an index twice            | 820005 | 820505
          a negative index          | 820005 | 822005
          a long index              | 820005 | 82180005
          a decimal index           | 820005 | 82f9000005
          a text index              | 820005 | 82613005
          a huge index              | 820005 | 82001b00000001000000000
          an index in an array      | 820005 | 82008105
          a missing index           | 820005 | 8200
          too many indexes          | 820005 | 82000506
          indexes as a number       | 820005 | 00
          indexes as null           | 820005 | f6
          indexes as bytes          | 820005 | 420005
          something after the end   | 820005 | 82000500
          an indefinite list        | 820005 | 9f0005ff
          """)
  void that_are_written_otherwise_are_refused(String name, String from, String to) {
    var malformed = DERIVED.replaceFirst(from, to.replace(" ", ""));
    assertThat(malformed).as(name).isNotEqualTo(DERIVED);
    var even = malformed.length() % 2 == 0 ? malformed : malformed + "0";
    assertThat(refusal(DerivedProofValue::parse, multibase(even)).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void with_one_label_for_two_nodes_are_refused() {
    var malformed = DERIVED.replace(OTHER_32, BYTES_32);
    assertThat(refusal(DerivedProofValue::parse, multibase(malformed))).isNotNull();
  }

  @Test
  void with_a_key_that_is_none_are_refused() {
    for (var key :
        List.of(
            "11".repeat(35), "8124" + KEY.substring(4), KEY.substring(0, 6) + "ff".repeat(32))) {
      assertThat(refusal(DerivedProofValue::parse, multibase(DERIVED.replace(KEY, key))))
          .isNotNull();
    }
  }

  @Test
  void that_end_too_early_are_refused() {
    for (int length = 0; length < DERIVED.length(); length += 2) {
      var cut = multibase(DERIVED.substring(0, length));
      assertThat(refusal(DerivedProofValue::parse, cut).type())
          .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "u", "z", "u2V0B", "uu2V0B", "u2V0BhQ=", "u2V0B_\u0000", "m2V0B", "u2V0Bh+"})
  void that_are_not_multibase_are_refused(String proofValue) {
    assertThat(refusal(DerivedProofValue::parse, proofValue).type())
        .isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void in_base58_are_refused() {
    var small = HexFormat.of().parseHex("d95d01858080808080");
    assertThat(refusal(DerivedProofValue::parse, Multibase.base58(small))).isNotNull();
  }

  @Test
  void with_more_signatures_than_a_credential_has_statements_are_refused() {
    var thousand = "9903e8" + BYTES_64.repeat(1_000);
    var two = "82" + BYTES_64 + BYTES_64;
    assertThat(DerivedProofValue.parse(multibase(DERIVED.replace(two, thousand))).signatures())
        .hasSize(1_000);
    var more = "9903e9" + BYTES_64.repeat(1_001);
    assertThat(refusal(DerivedProofValue::parse, multibase(DERIVED.replace(two, more))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9bffffffffffffffff", // an array of 2^64 - 1
        "85 5bffffffffffffffff", // bytes of that length
        "85 5b7fffffffffffffff 00",
        "85 5a7fffffff 00",
        "85 7b7fffffffffffffff 00",
        "85 bbffffffffffffffff",
        "85 fb7ff0000000000000",
        "85 c2 5a7fffffff",
        "85 ff",
        "85 1c",
        "f8 00"
      })
  void that_promise_more_than_there_is_are_refused(String cbor) {
    var proofValue = multibase("d95d01" + cbor.replace(" ", ""));
    assertThat(refusal(DerivedProofValue::parse, proofValue)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "9f", "a100", "bf00", "d840", "c1", "5f", "7f"})
  void that_are_nested_deeply_are_refused(String opening) {
    var proofValue = multibase("d95d01" + opening.repeat(50_000));
    assertThat(refusal(DerivedProofValue::parse, proofValue)).isNotNull();
  }

  @Test
  void with_random_changes_are_read_or_refused() {
    readsOrRefuses(DerivedProofValue::parse, DERIVED);
  }
}
