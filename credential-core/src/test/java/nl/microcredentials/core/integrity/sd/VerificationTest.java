package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.integrity.sd.Badge.derive;
import static nl.microcredentials.core.integrity.sd.Badge.derivedProofValue;
import static nl.microcredentials.core.integrity.sd.Badge.holds;
import static nl.microcredentials.core.integrity.sd.Badge.refusal;
import static nl.microcredentials.core.integrity.sd.Badge.signed;
import static nl.microcredentials.core.integrity.sd.Badge.verify;
import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.6.7: what the verifier accepts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerificationTest {

  private final ObjectNode signed = signed();

  private final ObjectNode derived =
      derive(signed, "/credentialSubject/result/0/value", "/credentialSubject/identifier/0");

  @Test
  void for_another_key() {
    var secured = SecuredDocument.of(derived);
    var other = Ecdsa.generate(KeyType.P_256, new SecureRandom()).getPublic();
    assertThat(
            Badge.SUITE.verifyProof(
                secured.unsecuredDocument(), secured.proofs().getFirst(), other))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "created, 2026-11-23T09:00:01Z",
    "verificationMethod, did:web:issuer.example#key-2",
    "proofPurpose, authentication",
    "domain, example.nl",
    "nonce, abc",
    "expires, 2027-01-01T00:00:00Z"
  })
  void with_another_option_of_the_proof(String member, String value) {
    var changed = derived.deepCopy();
    ((ObjectNode) changed.get("proof")).put(member, value);
    assertThat(verify(changed)).isEmpty();
  }

  @Test
  void under_the_name_of_another_suite() {
    var changed = derived.deepCopy();
    ((ObjectNode) changed.get("proof")).put("cryptosuite", "ecdsa-rdfc-2019");
    assertThat(refusal(() -> verify(changed)).type()).isEqualTo(PROOF_VERIFICATION_ERROR);
  }

  @Test
  void with_any_byte_of_the_proof_value_changed() {
    var mandatoryAndOneMore = derive(signed, "/endorsement/0/proof/cryptosuite");
    var bytes = Multibase.decode(mandatoryAndOneMore.at("/proof/proofValue").textValue());
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThat(holds(withProofValue(mandatoryAndOneMore, Multibase.base64Url(changed))))
          .as("byte " + i)
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void after_a_change_of_the_document(String name, Consumer<ObjectNode> change) {
    var changed = derived.deepCopy();
    change.accept(changed);
    assertThat(changed).as(name).isNotEqualTo(derived);
    assertThat(holds(changed)).isFalse();
  }

  @Test
  void when_two_statements_of_two_things_are_exchanged() {
    var both = derive(signed, "/credentialSubject/identifier");
    assertThat(verify(both)).isPresent();
    var one = (ObjectNode) both.at("/credentialSubject/identifier/0");
    one.put("hashed", false);
    assertThat(holds(both)).isFalse();
  }

  @Test
  void with_a_signature_too_few_or_too_many() {
    var value = derivedProofValue(derived);
    var fewer = value.signatures().subList(1, value.signatures().size());
    var more = new ArrayList<>(value.signatures());
    more.add(value.signatures().getFirst());
    for (var signatures : List.of(fewer, more, List.<byte[]>of())) {
      assertThat(
              refusal(() ->
                      verify(with(value, signatures, value.labelMap(), value.mandatoryIndexes())))
                  .type())
          .isEqualTo(PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void with_the_signatures_in_another_order() {
    var value = derivedProofValue(derived);
    var reversed = value.signatures().reversed();
    assertThat(holds(with(value, reversed, value.labelMap(), value.mandatoryIndexes()))).isFalse();
  }

  @Test
  void with_an_index_that_is_out_of_range() {
    var value = derivedProofValue(derived);
    for (int index : new int[] {100, 19_999, Integer.MAX_VALUE}) {
      var indexes = new ArrayList<>(value.mandatoryIndexes());
      indexes.set(indexes.size() - 1, index);
      assertThat(
              refusal(() -> verify(with(value, value.signatures(), value.labelMap(), indexes)))
                  .type())
          .isEqualTo(PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void with_statements_that_are_said_to_be_mandatory_and_are_not() {
    var value = derivedProofValue(derived);
    var all = IntStream.range(0, value.signatures().size() + value.mandatoryIndexes().size());
    var indexes = all.boxed().toList();
    assertThat(holds(with(value, List.of(), value.labelMap(), indexes))).isFalse();
  }

  @Test
  void with_labels_too_few_or_too_many_or_exchanged() {
    var value = derivedProofValue(derived);
    var labels = value.labelMap();
    var fewer = new HashMap<>(labels);
    fewer.remove("c14n0");
    var more = new HashMap<>(labels);
    more.put("c14n" + labels.size(), Multibase.base64Url(new byte[32]));
    var elsewhere = new HashMap<>(fewer);
    elsewhere.put("c14n" + labels.size(), labels.get("c14n0"));
    var exchanged = new HashMap<>(labels);
    exchanged.put("c14n0", labels.get("c14n1"));
    exchanged.put("c14n1", labels.get("c14n0"));
    for (var changed : List.of(fewer, more, elsewhere, exchanged)) {
      assertThat(holds(with(value, value.signatures(), changed, value.mandatoryIndexes())))
          .isFalse();
    }
  }

  @Test
  void where_the_mandatory_part_is_left_out() {
    var nothingMandatory = signed(Badge.document(), List.of());
    var other = derive(nothingMandatory, "/credentialSubject/result/0/value");
    var value = derivedProofValue(other);
    var genuine = derivedProofValue(derived);
    var mixed =
        new DerivedProofValue(
            genuine.baseSignature(),
            value.publicKey(),
            value.signatures(),
            value.labelMap(),
            value.mandatoryIndexes());
    ((ObjectNode) other.get("proof")).put("proofValue", mixed.serialize());
    assertThat(holds(other)).isFalse();
  }

  @Test
  void with_contexts_or_members_that_are_unknown() {
    var otherContext = derived.deepCopy();
    ((ArrayNode) otherContext.get("@context")).add("https://example.com/context");
    assertThat(refusal(() -> verify(otherContext)).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
    assertThat(refusal(() -> verify(derived.deepCopy().put("unknown", "x"))).type())
        .isEqualTo(MALFORMED_VALUE_ERROR);
  }

  private ObjectNode with(
      DerivedProofValue value,
      List<byte[]> signatures,
      Map<String, String> labelMap,
      List<Integer> indexes) {
    return withProofValue(
        derived,
        new DerivedProofValue(
                value.baseSignature(), value.publicKey(), signatures, labelMap, indexes)
            .serialize());
  }

  private static ObjectNode withProofValue(ObjectNode derived, String proofValue) {
    var changed = derived.deepCopy();
    ((ObjectNode) changed.get("proof")).put("proofValue", proofValue);
    return changed;
  }

  static Stream<Arguments> changes() {
    var changes = new HashMap<String, Consumer<ObjectNode>>();
    changes.put("another issuer", document -> document.put("issuer", "did:web:other.example"));
    changes.put("another time", document -> document.put("validFrom", "2026-11-23T09:00:01Z"));
    changes.put("no time", document -> document.remove("validFrom"));
    changes.put("no issuer", document -> document.remove("issuer"));
    changes.put("a name", document -> document.put("name", "added"));
    changes.put("another value", document -> subject(document, "/result/0").put("value", "B"));
    changes.put("no value", document -> subject(document, "/result/0").remove("value"));
    changes.put("no result", document -> subject(document, "").remove("result"));
    changes.put("no type", document -> subject(document, "/result/0").remove("type"));
    changes.put("an identifier", document -> subject(document, "").put("id", "did:example:me"));
    changes.put(
        "two values",
        document -> subject(document, "/result/0").putArray("value").add("A").add("B"));
    changes.put("a type", document -> document.withArray("/type").add("EndorsementCredential"));
    changes.put("a type less", document -> document.withArray("/type").remove(1));
    changes.put(
        "one thing twice",
        document -> {
          var results = subject(document, "").withArray("/result");
          results.add(results.get(0).deepCopy());
        });
    changes.put(
        "one thing split in two",
        document -> {
          var identifier = subject(document, "/identifier/0");
          var half = subject(document, "").withArray("/identifier").addObject();
          half.put("type", "IdentityObject").set("hashed", identifier.remove("hashed"));
        });
    return changes.entrySet().stream()
        .map(change -> Arguments.of(change.getKey(), change.getValue()));
  }

  private static ObjectNode subject(ObjectNode document, String pointer) {
    return (ObjectNode) document.at("/credentialSubject" + pointer);
  }

  /** A sample of the validator of Open Badges. */
  @Test
  void a_proof_that_others_derived_holds() {
    var secured =
        SecuredDocument.of(SharedData.object("ob3/validator-tests/sd/derivedcredential.json"));
    var proof = secured.proofs().getFirst();
    var method = proof.verificationMethod();
    var key = Multikey.fromBytes(Multibase.decode(method.substring(method.indexOf('#') + 1)));
    assertThat(Badge.SUITE.verifyProof(secured.unsecuredDocument(), proof, key)).isPresent();
    var changed = secured.unsecuredDocument().put("validFrom", "2010-01-01T00:00:01Z");
    assertThat(Badge.SUITE.verifyProof(changed, proof, key)).isEmpty();
  }
}
