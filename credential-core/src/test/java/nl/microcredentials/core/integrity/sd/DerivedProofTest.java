package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.integrity.sd.Badge.baseProofValue;
import static nl.microcredentials.core.integrity.sd.Badge.derive;
import static nl.microcredentials.core.integrity.sd.Badge.derivedProofValue;
import static nl.microcredentials.core.integrity.sd.Badge.refusal;
import static nl.microcredentials.core.integrity.sd.Badge.signed;
import static nl.microcredentials.core.integrity.sd.Badge.verify;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.6.6: what the holder shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedProofTest {

  private static final List<String> POINTERS =
      List.of(
          "/credentialSubject/identifier/1",
          "/credentialSubject/achievement/name",
          "/credentialSubject/achievement/resultDescription/0/allowedValue",
          "/credentialSubject/result/0/value",
          "/credentialSubject/result/0/resultDescription",
          "/endorsement/0/proof/cryptosuite");

  /** Where the second of two items stands when it is the only one. */
  private static final Map<String, String> SHOWN =
      Map.of("/credentialSubject/identifier/1", "/credentialSubject/identifier/0");

  static Stream<List<String>> subsets() {
    return IntStream.range(0, 1 << POINTERS.size())
        .mapToObj(subset ->
            IntStream.range(0, POINTERS.size())
                .filter(i -> (subset >> i & 1) == 1)
                .mapToObj(POINTERS::get)
                .toList());
  }

  private final ObjectNode signed = signed();

  @ParameterizedTest
  @CsvSource({
    "name, MALFORMED_VALUE_ERROR",
    "/name, PROOF_GENERATION_ERROR",
    "/credentialSubject/result/1, PROOF_GENERATION_ERROR",
    "/credentialSubject/achievement/resultDescription/0/allowedValue/1, PROOF_GENERATION_ERROR"
  })
  void are_not_made_with_pointers_to_nothing(String pointer, ProblemType type) {
    assertThat(refusal(() -> derive(signed, pointer)).type()).isEqualTo(type);
  }

  @Test
  void are_not_made_when_nothing_is_selected() {
    var nothingMandatory = signed(Badge.document(), List.of());
    assertThat(refusal(() -> derive(nothingMandatory)).type()).isEqualTo(PROOF_GENERATION_ERROR);
    assertThat(verify(derive(nothingMandatory, "/validFrom"))).isPresent();
  }

  @Test
  void are_not_made_with_more_than_a_thousand_pointers() {
    var pointers = Stream.generate(() -> "/issuer").limit(1_001).toArray(String[]::new);
    assertThat(refusal(() -> derive(signed, pointers)).type()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void are_not_made_from_a_derived_proof() {
    var derived = derive(signed, "/credentialSubject/result");
    assertThat(refusal(() -> derive(derived, "/issuer")).type())
        .isEqualTo(PROOF_VERIFICATION_ERROR);
  }

  @Test
  void are_not_made_without_exactly_one_base_proof() {
    assertThat(refusal(() -> derive(Badge.document(), "/issuer")).type())
        .isEqualTo(PROOF_VERIFICATION_ERROR);
    var twice = signed.deepCopy();
    twice.putArray("proof").add(signed.get("proof")).add(signed.get("proof"));
    assertThat(refusal(() -> derive(twice, "/issuer")).type()).isEqualTo(PROOF_GENERATION_ERROR);
    var other = signed.deepCopy();
    ((ObjectNode) other.get("proof")).put("cryptosuite", "eddsa-rdfc-2022");
    assertThat(refusal(() -> derive(other, "/issuer")).type()).isEqualTo(PROOF_GENERATION_ERROR);
  }

  @Test
  void are_not_made_of_a_document_with_another_number_of_statements() {
    for (Consumer<ObjectNode> change :
        List.<Consumer<ObjectNode>>of(
            document -> document.put("name", "added"),
            document -> document.remove("endorsement"))) {
      var changed = signed.deepCopy();
      change.accept(changed);
      assertThat(refusal(() -> derive(changed, "/credentialSubject/result")).type())
          .isEqualTo(PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void are_not_made_where_a_label_that_is_left_out_would_be_needed() {
    var document = Badge.document();
    document.withObject("/credentialSubject/achievement/creator").put("id", "_:x");
    document.withObject("/credentialSubject/achievement/creator").put("type", "Profile");
    document.withObject("/credentialSubject/achievement/creator").put("name", "Maker");
    ((ObjectNode) document.at("/endorsement/0")).put("issuer", "_:x");
    var secured = signed(document, Badge.MANDATORY_POINTERS);
    var creator = "/credentialSubject/achievement/creator";
    assertThat(refusal(() -> derive(secured, creator + "/name", "/endorsement/0/issuer")).type())
        .isEqualTo(PROOF_GENERATION_ERROR);
    assertThat(verify(derive(secured, creator, "/endorsement/0/issuer"))).isPresent();
    assertThat(verify(derive(secured, creator + "/name"))).isPresent();
  }

  @Test
  void leave_the_document_as_it_is_and_other_proofs_out() {
    var set = signed.deepCopy();
    var other = Badge.options().put("cryptosuite", "other").put("proofValue", "z1");
    set.putArray("proof").add(other).add(signed.get("proof"));
    var before = set.deepCopy();
    var derived = derive(set, "/credentialSubject/result");
    assertThat(set).isEqualTo(before);
    assertThat(derived.get("proof")).hasSize(1);
    assertThat(derived.get("proof").isArray()).isTrue();
    assertThat(verify(derived)).isPresent();
    assertThat(derive(signed, "/issuer").get("proof").isObject()).isTrue();
  }

  @Test
  void tell_nothing_of_what_is_left_out() {
    var derived = derive(signed, "/credentialSubject/result");
    assertThat(derived.toString())
        .doesNotContain("identityHash", "Data-analyse", "endorsement", "allowedValue");
    var base = baseProofValue(signed);
    var value = Multibase.decode(derived.at("/proof/proofValue").textValue());
    assertThat(HexFormat.of().formatHex(value))
        .doesNotContain(HexFormat.of().formatHex(base.hmacKey()));
    assertThat(derivedProofValue(derived).signatures())
        .hasSizeLessThan(base.signatures().size() / 2);
  }

  @ParameterizedTest
  @MethodSource("subsets")
  void hold_for_every_subset_of_pointers(List<String> pointers) {
    var derived = derive(signed, pointers.toArray(String[]::new));
    var verified = verify(derived);
    assertThat(verified).isPresent();
    derived.remove("proof");
    assertThat(verified.get().document()).isEqualTo(derived);
    assertThat(derived.get("issuer")).isEqualTo(signed.get("issuer"));
    for (var pointer : POINTERS) {
      var selected = pointers.stream().anyMatch(pointer::startsWith);
      assertThat(derived.at(SHOWN.getOrDefault(pointer, pointer)).isMissingNode())
          .as(pointer)
          .isEqualTo(!selected);
    }
  }

  @Test
  void of_everything_show_the_document_as_it_was_signed() {
    var derived = derive(signed, "");
    assertThat(verify(derived)).map(VerifiedDocument::document).contains(Badge.document());
    assertThat(verify(derived).orElseThrow().documentHash())
        .isEqualTo(documentHash(Badge.document()));
  }

  private byte[] documentHash(ObjectNode document) {
    var canonical = Badge.CANONICALIZER.canonicalize(document);
    return Sha256.of(canonical.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "many-scripts", "languages"})
  void credentials_in_our_shape_can_be_shown_in_parts(String name) {
    var document = Fixtures.named(name).credential();
    document.remove("proof");
    var secured = signed(document, List.of("/issuer", "/credentialStatus", "/registration"));
    var derived = derive(secured, "/credentialSubject/achievement/learningOutcome/0", "/name");
    assertThat(verify(derived)).isPresent();
  }
}
