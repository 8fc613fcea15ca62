package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.integrity.sd.Badge.baseProofValue;
import static nl.microcredentials.core.integrity.sd.Badge.refusal;
import static nl.microcredentials.core.integrity.sd.Badge.signed;
import static nl.microcredentials.core.integrity.sd.Badge.verify;
import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.6.1 to 3.6.5: what the issuer makes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BaseProofTest {

  private final ObjectNode signed = signed();

  @Test
  void are_not_accepted_by_a_verifier() {
    assertThat(refusal(() -> verify(signed)).type()).isEqualTo(PROOF_VERIFICATION_ERROR);
  }

  @Test
  void leave_document_and_options_as_they_are() {
    var document = Badge.document();
    var options = Badge.options();
    Badge.SUITE.createBaseProof(document, options, Badge.ISSUER, List.of("/issuer"));
    assertThat(document).isEqualTo(Badge.document());
    assertThat(options).isEqualTo(Badge.options());
  }

  @Test
  void have_keys_of_their_own() {
    var one = baseProofValue(signed);
    var other = baseProofValue(signed());
    assertThat(one.hmacKey()).isNotEqualTo(other.hmacKey());
    assertThat(one.publicKey()).isNotEqualTo(other.publicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, MALFORMED_VALUE_ERROR",
    "/issuer~, MALFORMED_VALUE_ERROR",
    "/holder, PROOF_GENERATION_ERROR",
    "/type/2, PROOF_GENERATION_ERROR",
    "/proof, PROOF_GENERATION_ERROR",
    "/credentialSubject/identifier/2, PROOF_GENERATION_ERROR",
    "/credentialSubject/identifier/-, PROOF_GENERATION_ERROR",
    "/credentialSubject/achievement/resultDescription/0/allowedValue/0, PROOF_GENERATION_ERROR"
  })
  void are_not_made_with_pointers_to_nothing(String pointer, ProblemType type) {
    var pointers = List.of("/issuer", pointer);
    assertThat(refusal(() -> signed(Badge.document(), pointers)).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"cryptosuite, ecdsa-rdfc-2019", "type, Other", "cryptosuite, ''"})
  void are_not_made_with_options_of_another_suite(String member, String value) {
    var options = Badge.options().put(member, value);
    assertThat(refusal(() -> sign(Badge.document(), options)).type())
        .isEqualTo(PROOF_GENERATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-23", "yesterday"})
  void are_not_made_at_a_time_that_is_none(String created) {
    var options = Badge.options().put("created", created);
    assertThat(refusal(() -> sign(Badge.document(), options))).isNotNull();
  }

  @Test
  void are_not_made_of_what_would_be_lost() {
    assertThat(refusal(() -> sign(Badge.document().put("unknown", 1), Badge.options())).type())
        .isEqualTo(MALFORMED_VALUE_ERROR);
    var otherContext = Badge.document();
    ((ArrayNode) otherContext.get("@context")).add("https://example.com/context");
    assertThat(refusal(() -> sign(otherContext, Badge.options())).type())
        .isEqualTo(CONTEXT_NOT_ALLOWED);
  }

  @Test
  void are_not_made_of_a_thousand_statements() {
    var document = Badge.document();
    var achievement = (ObjectNode) document.at("/credentialSubject/achievement");
    IntStream.range(0, 340).forEach(i -> achievement.withArray("tag").add("tag " + i));
    for (var member : List.of("name", "description")) {
      var texts = document.putArray(member);
      IntStream.range(0, 340).forEach(i -> texts.add("text " + i));
    }
    assertThat(refusal(() -> sign(document, Badge.options())).type())
        .isEqualTo(PROOF_GENERATION_ERROR);
  }

  @Test
  void are_not_made_with_more_pointers_than_anybody_would_read() {
    var pointers = Collections.nCopies(1_001, "/issuer");
    assertThat(refusal(() -> signed(Badge.document(), pointers)).type())
        .isEqualTo(MALFORMED_VALUE_ERROR);
    var document = Badge.document();
    var deep = "/credentialSubject/achievement/creator" + "/parentOrg".repeat(25);
    document.withObject(deep).put("name", "Far away");
    nameTypes(document.at("/credentialSubject/achievement/creator"));
    assertThat(baseProofValue(signed(document, List.of(deep))).mandatoryPointers()).contains(deep);
    var longer = Collections.nCopies(1_000, deep);
    assertThat(refusal(() -> signed(document, longer)).type()).isEqualTo(PROOF_GENERATION_ERROR);
  }

  private static void nameTypes(JsonNode organisation) {
    if (organisation instanceof ObjectNode object) {
      object.put("type", "Profile");
      nameTypes(object.path("parentOrg"));
    }
  }

  @Test
  void of_a_document_made_to_be_costly_are_given_up() {
    var document = Badge.document();
    document.set("evidence", ring(12));
    assertThat(refusal(() -> sign(document, Badge.options())).type())
        .isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  private static ObjectNode sign(ObjectNode document, ObjectNode options) {
    return Badge.SUITE.createBaseProof(document, options, Badge.ISSUER, List.of());
  }

  /** Every node refers to every other one, so that none can be told from another. */
  private ArrayNode ring(int size) {
    var ring = StrictJson.array();
    for (int i = 0; i < size; i++) {
      var node = ring.addObject().put("id", "_:b" + i).put("type", "VerifiableCredential");
      for (int j = 0; j < size; j++) {
        node.withArray("evidence").addObject().put("id", "_:b" + j);
      }
    }
    return ring;
  }
}
