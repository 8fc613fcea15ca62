package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity 1.0, 4.4: Verify Proof, and 4.5: Verify Proof Sets and Chains. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProofVerifierTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** In these documents the verification method ends in the key itself. */
  private static final VerificationMethods KEY_IN_URL =
      (url, relationship, usedAt) -> {
        var hash = url.indexOf('#');
        var key = Multikey.decode(url.substring(hash + 1));
        return new VerificationMethod(url, url.substring(0, hash), key);
      };

  private final SecureRandom random = new SecureRandom();
  private final KeyPair edwards = Ed25519.generate(random);
  private final KeyPair p256 = Ecdsa.generate(KeyType.P_256, random);
  private final KeyPair p384 = Ecdsa.generate(KeyType.P_384, random);
  private final ObjectNode document =
      json(
          "{'@context':['https://www.w3.org/ns/credentials/v2'],'type':['VerifiableCredential'],"
              + "'issuer':'did:web:hogeschool.example','name':'Data-analyse',"
              + "'credentialSubject':{'id':'urn:example:learner'}}");

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.replace('\'', '"').getBytes(UTF_8));
  }

  private ObjectNode proof(String suite, ObjectNode over, Consumer<ObjectNode> change) {
    var keys = suite.startsWith("eddsa") ? edwards : p256;
    return proof(suite, keys, over, change);
  }

  private ObjectNode proof(
      String suite, KeyPair keys, ObjectNode over, Consumer<ObjectNode> change) {
    var multikey = Multikey.encode(keys.getPublic());
    var options =
        StrictJson.object()
            .put("type", DataIntegrityProof.TYPE)
            .put("cryptosuite", suite)
            .put("created", "2026-11-23T09:00:00Z")
            .put("verificationMethod", "did:key:" + multikey + '#' + multikey)
            .put("proofPurpose", "assertionMethod");
    change.accept(options);
    var whole =
        (WholeDocumentCryptosuite)
            Cryptosuites.standard().named(options.path("cryptosuite").asText()).orElseThrow();
    return whole.createProof(over, options, signer(keys));
  }

  private Signer signer(KeyPair keys) {
    return keys == edwards
        ? Ed25519.signer(keys.getPrivate())
        : Ecdsa.signer(keys.getPrivate(), random);
  }

  private ObjectNode secured(ObjectNode... proofs) {
    var secured = document.deepCopy();
    secured.putArray("proof").addAll(List.of(proofs));
    return secured;
  }

  private static Verified verify(ObjectNode secured) {
    return verify(secured, ProofExpectation.ASSERTION);
  }

  private static Verified verify(ObjectNode secured, ProofExpectation expected) {
    return new ProofVerifier(Cryptosuites.standard(), KEY_IN_URL, NOW).verify(secured, expected);
  }

  private static ProblemType refusal(ObjectNode secured) {
    return refusal(secured, ProofExpectation.ASSERTION);
  }

  private static ProblemType refusal(ObjectNode secured, ProofExpectation expected) {
    var refused = catchThrowableOfType(Refused.class, () -> verify(secured, expected));
    assertThat(refused).as(secured.toString()).isNotNull();
    return refused.type();
  }

  @Nested
  class One_proof {

    @ParameterizedTest
    @ValueSource(
        strings = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"})
    void holds_and_tells_who_made_it(String suite) {
      var proof = proof(suite, document, options -> {});
      var verified = verify(secured(proof));
      assertThat(verified.document().document()).isEqualTo(document);
      assertThat(verified.document().documentHash()).isEqualTo(Cryptosuites.documentHash(document));
      assertThat(verified.methods())
          .extracting(VerificationMethod::id)
          .containsExactly(proof.get("verificationMethod").textValue());
      assertThat(verified.signedAt()).contains(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-rdfc-2019", "ecdsa-jcs-2019"})
    void holds_with_a_key_of_p_384(String suite) {
      var verified = verify(secured(proof(suite, p384, document, options -> {})));
      assertThat(verified.document().documentHash()).isEqualTo(Cryptosuites.documentHash(document));
    }

    @ParameterizedTest
    @CsvSource({
      "eddsa-rdfc-2022, eddsa-jcs-2022, CRYPTOGRAPHIC_SECURITY_ERROR",
      "eddsa-jcs-2022, eddsa-rdfc-2022, CRYPTOGRAPHIC_SECURITY_ERROR",
      "eddsa-jcs-2022, ecdsa-jcs-2019, UNSUPPORTED_ALGORITHM",
      "ecdsa-jcs-2019, ecdsa-rdfc-2019, CRYPTOGRAPHIC_SECURITY_ERROR",
      "ecdsa-rdfc-2019, eddsa-rdfc-2022, UNSUPPORTED_ALGORITHM",
      "eddsa-rdfc-2022, Ed25519Signature2020, UNSUPPORTED_ALGORITHM",
      "eddsa-rdfc-2022, ecdsa-2019, UNSUPPORTED_ALGORITHM"
    })
    void does_not_hold_under_the_name_of_another_suite(
        String suite, String label, ProblemType type) {
      var proof = proof(suite, document, options -> {}).put("cryptosuite", label);
      assertThat(refusal(secured(proof))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
      "proofPurpose, authentication, PROOF_VERIFICATION_ERROR",
      "proofPurpose, , PROOF_VERIFICATION_ERROR",
      "created, 2026-11-24T12:06:00Z, PROOF_VERIFICATION_ERROR",
      "created, yesterday, PROOF_VERIFICATION_ERROR",
      "expires, 2026-11-24T12:00:00Z, PROOF_VERIFICATION_ERROR",
      "expires, never, PROOF_VERIFICATION_ERROR",
      "id, no URL, PROOF_VERIFICATION_ERROR",
      "verificationMethod, '', INVALID_VERIFICATION_METHOD_URL"
    })
    void must_be_made_for_now_and_for_this(String member, String value, ProblemType type) {
      var proof = proof("eddsa-jcs-2022", document, options -> options.put(member, value));
      assertThat(refusal(secured(proof))).isEqualTo(type);
    }

    @Test
    void may_leave_out_when_it_was_made() {
      var proof = proof("eddsa-jcs-2022", document, options -> options.remove("created"));
      assertThat(verify(secured(proof)).signedAt()).isEmpty();
    }

    @Test
    void holds_until_it_expires() {
      var proof =
          proof(
              "eddsa-rdfc-2022",
              document,
              options -> options.put("expires", "2026-11-24T12:00:01Z"));
      assertThat(verify(secured(proof)).methods()).hasSize(1);
    }

    /**
     * JCS knows nothing of contexts; whoever adds one after signing must not change the meaning.
     */
    @Test
    void covers_the_contexts_that_were_signed_and_no_others() {
      var proof = proof("eddsa-jcs-2022", document, options -> {});
      var secured = secured(proof);
      secured.withArray("@context").add("https://microcredentials.nl/contexts/microcredential/v1");
      assertThat(verify(secured).document().document()).isEqualTo(document);
      secured.withArray("@context").insert(0, "https://w3id.org/security/data-integrity/v2");
      assertThat(refusal(secured)).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Nested
  class An_answer_to_a_question {

    private final ProofExpectation expected =
        new ProofExpectation(
            VerificationRelationship.AUTHENTICATION,
            Optional.of("verifier.example"),
            Optional.of("7f3a"));

    private ObjectNode answer(Consumer<ObjectNode> change) {
      return secured(
          proof(
              "eddsa-rdfc-2022",
              document,
              options -> {
                options
                    .put("proofPurpose", "authentication")
                    .put("domain", "verifier.example")
                    .put("challenge", "7f3a");
                change.accept(options);
              }));
    }

    @Test
    void holds_for_who_asked_it() {
      assertThat(verify(answer(options -> {}), expected).methods()).hasSize(1);
      var several =
          answer(options -> options.putArray("domain").add("a.example").add("verifier.example"));
      assertThat(verify(several, expected).methods()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "domain, other.example, INVALID_DOMAIN_ERROR",
      "domain, , INVALID_DOMAIN_ERROR",
      "challenge, 7f3b, INVALID_CHALLENGE_ERROR",
      "challenge, , INVALID_CHALLENGE_ERROR",
      "challenge, '', INVALID_CHALLENGE_ERROR",
      "domain, '', PROOF_VERIFICATION_ERROR"
    })
    void does_not_hold_for_another_question(String member, String value, ProblemType type) {
      var answer =
          answer(options -> {
            if (value == null) {
              options.remove(member);
            } else {
              options.put(member, value);
            }
          });
      assertThat(refusal(answer, expected)).isEqualTo(type);
    }
  }

  @Nested
  class Several_proofs {

    @Test
    void stand_side_by_side() {
      var first = proof("eddsa-rdfc-2022", document, options -> {});
      var second = proof("ecdsa-jcs-2019", document, options -> {});
      assertThat(verify(secured(first, second)).methods()).hasSize(2);
    }

    @Test
    void hold_only_if_each_of_them_does() {
      var good = proof("eddsa-rdfc-2022", document, options -> {});
      var bad = proof("ecdsa-jcs-2019", document.deepCopy().put("name", "x"), options -> {});
      for (var secured : new ObjectNode[] {secured(good, bad), secured(bad, good)}) {
        assertThat(refusal(secured)).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"})
    void stand_one_upon_the_other(String suite) {
      var first = proof("eddsa-rdfc-2022", document, options -> options.put("id", "urn:first"));
      var second =
          proof(suite, secured(first), options -> options.put("previousProof", "urn:first"));
      assertThat(verify(secured(first, second)).document().document()).isEqualTo(document);
      assertThat(verify(secured(second, first)).methods()).hasSize(2);
      assertThat(refusal(secured(second))).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
      var replaced =
          proof(
              "eddsa-rdfc-2022",
              document,
              options -> options.put("id", "urn:first").put("created", "2026-11-22T09:00:00Z"));
      assertThat(refusal(secured(replaced, second)))
          .isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }

    @Test
    void do_not_go_round_in_circles() {
      var self =
          proof(
              "eddsa-jcs-2022",
              document,
              options -> options.put("id", "urn:a").put("previousProof", "urn:a"));
      assertThat(refusal(secured(self))).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
      var a = self.deepCopy().put("previousProof", "urn:b");
      var b = self.deepCopy().put("id", "urn:b").put("previousProof", "urn:a");
      assertThat(refusal(secured(a, b))).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }

    @Test
    void have_ids_of_their_own() {
      var one = proof("eddsa-jcs-2022", document, options -> options.put("id", "urn:a"));
      assertThat(refusal(secured(one, one))).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "[5]", "''", "{}", "null", "['urn:a','']"})
    void name_each_other_by_text(String previous) {
      var proof = proof("eddsa-jcs-2022", document, options -> {});
      proof.set("previousProof", StrictJson.parse(previous.replace('\'', '"').getBytes(UTF_8)));
      assertThat(refusal(secured(proof))).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
    }

    /** Eight proofs, each upon all before it, a thousand times over. */
    @Test
    void cost_little_however_often_they_name_each_other() {
      var proof = proof("eddsa-jcs-2022", document, options -> {});
      var proofs = new ObjectNode[SecuredDocument.MAX_PROOFS];
      for (int i = 0; i < proofs.length; i++) {
        proofs[i] = proof.deepCopy().put("id", "urn:" + i);
        var previous = proofs[i].putArray("previousProof");
        for (int j = 0; j < 8_000; j++) {
          previous.add("urn:" + j % Math.max(i, 1));
        }
      }
      proofs[0].remove("previousProof");
      assertThat(refusal(secured(proofs))).isEqualTo(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  /** Data Integrity EdDSA Cryptosuites 1.0, B.3 and B.4: proof sets and chains. */
  @ParameterizedTest
  @CsvSource({
    "signedProofSet1, 1",
    "signedProofSet2, 2",
    "signedProofChain1, 3",
    "signedProofChain2, 4"
  })
  void published_sets_and_chains_hold(String file, int proofs) {
    var contexts = new HashMap<String, byte[]>();
    contexts.put(
        JsonLdContexts.CREDENTIALS_V2,
        JsonLdContexts.bundled().bytes(JsonLdContexts.CREDENTIALS_V2));
    contexts.put(
        "https://www.w3.org/ns/credentials/examples/v2",
        SharedData.bytes("contexts/credentials-examples-v2.jsonld"));
    var suites = Cryptosuites.of(new Canonicalizer(new JsonLdContexts(contexts)));
    var secured = SharedData.object("vectors/vc-di-eddsa/proof-set-chain/%s.json".formatted(file));
    var verified =
        new ProofVerifier(suites, KEY_IN_URL, NOW).verify(secured, ProofExpectation.ASSERTION);
    assertThat(verified.methods()).hasSize(proofs);
    assertThat(verified.document().document().has("proof")).isFalse();
  }
}
