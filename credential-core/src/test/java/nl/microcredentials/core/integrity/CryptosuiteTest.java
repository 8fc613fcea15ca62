package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity EdDSA Cryptosuites 1.0, 3.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CryptosuiteTest {

  private final KeyPair key = Ed25519.generate(new SecureRandom());
  private final WholeDocumentCryptosuite suite = Cryptosuites.EDDSA_RDFC_2022;
  private final ObjectNode document =
      json(
          "{'@context':['https://www.w3.org/ns/credentials/v2'],'type':['VerifiableCredential'],"
              + "'issuer':'did:web:hogeschool.example','name':'Data-analyse',"
              + "'credentialSubject':{'id':'urn:example:learner'}}");
  private final ObjectNode options =
      json(
          "{'type':'DataIntegrityProof','cryptosuite':'eddsa-rdfc-2022',"
              + "'created':'2026-11-23T09:00:00Z','proofPurpose':'assertionMethod',"
              + "'verificationMethod':'did:web:hogeschool.example#key-1'}");
  private final ObjectNode proof =
      suite.createProof(document, options, Ed25519.signer(key.getPrivate()));

  @Test
  void a_signed_document_verifies_and_comes_back_without_proof() {
    assertThat(verify(secured(proof))).map(VerifiedDocument::document).contains(document);
  }

  @Test
  void the_document_hash_does_not_depend_on_the_proof() {
    assertThat(verify(secured(proof)).orElseThrow().documentHash())
        .isEqualTo(Cryptosuites.documentHash(document));
  }

  @ParameterizedTest
  @CsvSource({
    "created, 2026-11-23T09:00:01Z",
    "verificationMethod, did:web:hogeschool.example#key-2",
    "proofPurpose, authentication",
    "domain, example.nl",
    "nonce, abc",
    "expires, 2027-01-01T00:00:00Z"
  })
  void no_option_of_the_proof_may_change(String member, String value) {
    assertThat(verify(secured(proof.deepCopy().put(member, value)))).isEmpty();
  }

  @Test
  void no_word_of_the_document_may_change() {
    var changed = secured(proof).put("name", "Data-analysis");
    assertThat(verify(changed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"z", "z1", "uAAAA", "zzzz", "f00", "no multibase", "z0OIl"})
  void what_is_no_signature_does_not_hold(String proofValue) {
    var changed = secured(proof.deepCopy().put("proofValue", proofValue));
    var refused = catchThrowableOfType(Refused.class, () -> verify(changed));
    assertThat(refused.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | PROOF_VERIFICATION_ERROR
          []                                                  | PROOF_VERIFICATION_ERROR
          "text"                                              | PROOF_VERIFICATION_ERROR
          null                                                | PROOF_VERIFICATION_ERROR
          {"type":"Other"}                                    | PROOF_VERIFICATION_ERROR
          {"type":"Ed25519Signature2020"}                     | INVALID_VERIFICATION_METHOD_URL
          {"type":"DataIntegrityProof"}                       | UNSUPPORTED_ALGORITHM
          {"type":"DataIntegrityProof","cryptosuite":"x"}     | INVALID_VERIFICATION_METHOD_URL
          """)
  void a_proof_that_cannot_be_read_says_why(String json, ProblemType type) {
    var node = StrictJson.parse(json.getBytes(UTF_8));
    var secured = document.deepCopy();
    secured.set("proof", node);
    assertThat(refusal(secured).type()).isEqualTo(type);
  }

  @Test
  void a_document_without_proof_is_not_secured() {
    assertThat(refusal(document).type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
  }

  @Test
  void a_thousand_proofs_are_too_many() {
    var proofs = StrictJson.array();
    for (int i = 0; i < 1_000; i++) {
      proofs.add(proof);
    }
    var secured = document.deepCopy();
    secured.set("proof", proofs);
    assertThat(refusal(secured).type()).isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @Test
  void only_suites_of_the_table_are_known() {
    for (var name : new String[] {"", "EDDSA-RDFC-2022", "eddsa-2022", "Ed25519Signature2020"}) {
      assertThat(Cryptosuites.standard().named(name)).isEmpty();
    }
  }

  private static Refused refusal(ObjectNode document) {
    return catchThrowableOfType(Refused.class, () -> SecuredDocument.of(document));
  }

  private Optional<VerifiedDocument> verify(ObjectNode json) {
    var secured = SecuredDocument.of(json);
    return suite.verifyProof(
        secured.unsecuredDocument(), secured.proofs().getFirst(), key.getPublic());
  }

  private ObjectNode secured(ObjectNode proof) {
    var secured = document.deepCopy();
    secured.putArray("proof").add(proof);
    return secured;
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.replace('\'', '"').getBytes(UTF_8));
  }
}
