package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every intermediate value that the specifications publish. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedVectorsTest {

  private static final String EDDSA = "vectors/vc-di-eddsa/";

  /**
   * The examples of the EdDSA cryptosuites.
   *
   * @see <a
   *     href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/#representation-eddsa-rdfc-2022">
   *     Data Integrity EdDSA Cryptosuites 1.0, B.1: Representation: eddsa-rdfc-2022</a>
   */
  @Nested
  class Data_integrity_eddsa {

    private static final String VECTOR = EDDSA + "eddsa-rdfc-2022/";

    private final Canonicalizer canonicalizer = withExamplesContext();
    private final WholeDocumentCryptosuite suite = EddsaCryptosuites.rdfc2022(canonicalizer);
    private final SecuredDocument secured =
        SecuredDocument.of(SharedData.object(VECTOR + "signedDataInt.json"));
    private final DataIntegrityProof proof = secured.proofs().getFirst();

    @Test
    void the_canonical_document_and_its_hash() {
      assertThat(canonicalizer.canonicalize(secured.unsecuredDocument()))
          .isEqualTo(text(VECTOR + "canonDocDataInt.txt"));
      assertThat(HexFormat.of().formatHex(suite.hash(secured.unsecuredDocument(), KeyType.ED25519)))
          .isEqualTo(text(VECTOR + "docHashDataInt.txt"));
    }

    @Test
    void the_canonical_proof_options_and_their_hash() {
      var options = SharedData.object(VECTOR + "proofConfigDataInt.json");
      assertThat(canonicalizer.canonicalize(options))
          .isEqualTo(text(VECTOR + "proofCanonDataInt.txt"));
      assertThat(HexFormat.of().formatHex(suite.hash(options, KeyType.ED25519)))
          .isEqualTo(text(VECTOR + "proofHashDataInt.txt"));
    }

    @Test
    void the_signature_is_over_both_hashes() {
      var hashData = HexFormat.of().parseHex(text(VECTOR + "combinedHashDataInt.txt"));
      var signature = HexFormat.of().parseHex(text(VECTOR + "sigHexDataInt.txt"));
      assertThat(Ed25519.verify(key(proof), hashData, signature)).isTrue();
      assertThat(Multibase.base58(signature)).isEqualTo(text(VECTOR + "sigBTC58DataInt.txt"));
      assertThat(proof.proofValue()).isEqualTo(text(VECTOR + "sigBTC58DataInt.txt"));
    }

    @Test
    void the_proof_holds() {
      assertThat(holds(suite, secured, proof)).isTrue();
    }

    @Test
    void the_context_for_examples_is_not_known_outside_of_tests() {
      var refused =
          catchThrowableOfType(
              JsonLdRefusedException.class,
              () -> bundled().canonicalize(secured.unsecuredDocument()));
      assertThat(refused.type()).isEqualTo(ProblemType.CONTEXT_NOT_ALLOWED);
    }

    @Test
    void both_proofs_of_a_set_hold() {
      var set =
          SecuredDocument.of(SharedData.object(EDDSA + "proof-set-chain/signedProofSet2.json"));
      assertThat(set.proofs()).hasSize(2).allMatch(one -> holds(suite, set, one));
    }

    @Test
    void a_proof_in_a_chain_does_not_hold_as_if_it_stood_alone() {
      var chain =
          SecuredDocument.of(SharedData.object(EDDSA + "proof-set-chain/signedProofChain1.json"));
      assertThat(chain.proofs().getLast().options().has("previousProof")).isTrue();
      assertThat(holds(suite, chain, chain.proofs().getLast())).isFalse();
    }
  }

  /**
   * The examples of Open Badges.
   *
   * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#verification-and-validation">Open Badges
   *     3.0, Verification and Validation</a>
   */
  @Nested
  class Open_badges {

    private static final String SAMPLES = "ob3/validator-tests/";

    private final WholeDocumentCryptosuite suite = EddsaCryptosuites.rdfc2022(bundled());

    /** The document is not among the published files; this is what the canonical form tells. */
    private final ObjectNode document =
        json(
            """
            {
              "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
              ],
              "id": "http://example.com/credentials/3527",
              "type": ["VerifiableCredential", "OpenBadgeCredential"],
              "name": "Teamwork Badge",
              "validFrom": "2010-01-01T00:00:00Z",
              "issuer": {
                "id": "https://example.edu/issuers/565049",
                "type": ["Profile"],
                "name": "Example Corp",
                "url": "https://www.imsglobal.org"
              },
              "credentialSubject": {
                "id": "did:example:ebfeb1f712ebc6f1c276e12ec21",
                "type": ["AchievementSubject"],
                "achievement": {
                  "id": "https://example.com/achievements/21st-century-skills/teamwork",
                  "type": ["Achievement"],
                  "name": "Teamwork"
                }
              }
            }
            """);

    @Test
    void the_canonical_document() {
      var achievement = (ObjectNode) document.at("/credentialSubject/achievement");
      var expected = text("ob3/test-vectors/document-canon.txt");
      achievement.put("description", literal(expected, "https://schema.org/description"));
      achievement
          .putObject("criteria")
          .put(
              "narrative",
              literal(expected, "https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative"));
      assertThat(bundled().canonicalize(document)).isEqualTo(expected);
    }

    @Test
    void the_canonical_proof_options() {
      var options =
          json(
              """
              {
                "type": "DataIntegrityProof",
                "cryptosuite": "eddsa-rdfc-2022",
                "created": "2010-01-01T19:23:24Z",
                "proofPurpose": "assertionMethod",
                "verificationMethod": "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"
              }
              """);
      options.set("@context", document.get("@context"));
      assertThat(bundled().canonicalize(options))
          .isEqualTo(text("ob3/test-vectors/proof-canon.txt"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "simple.json",
          "simple-context-alias.json",
          "simple-context-version.json",
          "simple-did-web-method.json",
          "simple-err-expired.json",
          "bit-string-list/credential-status-revoked.json",
          "bit-string-list/credential-status-revoked-blank-nodes.json"
        })
    void the_proof_of_a_sample_holds(String file) {
      var secured = SecuredDocument.of(SharedData.object(SAMPLES + file));
      assertThat(secured.proofs()).allMatch(proof -> holds(suite, secured, proof));
    }

    @Test
    void the_proof_of_a_changed_sample_does_not_hold() {
      var secured = SecuredDocument.of(SharedData.object(SAMPLES + "simple-err-proof-value.json"));
      assertThat(secured.proofs()).noneMatch(proof -> holds(suite, secured, proof));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "simple-err-type.json",
          "simple-err-issuer-type.json",
          "simple-err-issuer-otheridentifier-type.json",
          "simple-err-evidence-type.json",
          "simple-err-credential-subject-type.json",
          "simple-err-credential-subject-result-type.json",
          "simple-err-credential-subject-identifier-type.json"
        })
    void a_sample_with_a_type_of_nobody_cannot_be_canonicalized(String file) {
      var unsecured = SecuredDocument.of(SharedData.object(SAMPLES + file)).unsecuredDocument();
      assertThatExceptionOfType(JsonLdRefusedException.class)
          .isThrownBy(() -> bundled().canonicalize(unsecured));
    }
  }

  private static boolean holds(
      Cryptosuite suite, SecuredDocument secured, DataIntegrityProof proof) {
    return suite.verifyProof(secured.unsecuredDocument(), proof, key(proof)).isPresent();
  }

  /** In these vectors the verification method ends in the key itself. */
  private static PublicKey key(DataIntegrityProof proof) {
    var method = proof.verificationMethod();
    return Multikey.decode(method.substring(method.indexOf('#') + 1));
  }

  private static Canonicalizer bundled() {
    return new Canonicalizer(JsonLdContexts.bundled());
  }

  private static Canonicalizer withExamplesContext() {
    var contexts = new HashMap<String, byte[]>();
    contexts.put(
        JsonLdContexts.CREDENTIALS_V2,
        JsonLdContexts.bundled().bytes(JsonLdContexts.CREDENTIALS_V2));
    contexts.put(
        "https://www.w3.org/ns/credentials/examples/v2",
        SharedData.bytes("contexts/credentials-examples-v2.jsonld"));
    return new Canonicalizer(new JsonLdContexts(contexts));
  }

  private static String literal(String nQuads, String property) {
    var from = nQuads.indexOf("<" + property + "> \"") + property.length() + 4;
    return nQuads.substring(from, nQuads.indexOf('"', from));
  }

  private static String text(String path) {
    return new String(SharedData.bytes(path), UTF_8);
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }
}
