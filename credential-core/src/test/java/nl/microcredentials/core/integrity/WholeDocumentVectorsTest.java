package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signatures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every intermediate value that is published for the suites that sign a whole document.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/#test-vectors">Data Integrity
 *     EdDSA Cryptosuites 1.0, B: Test Vectors</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#test-vectors">Data Integrity
 *     ECDSA Cryptosuites 1.0, A: Test Vectors</a>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeDocumentVectorsTest {

  enum Vector {
    EDDSA_RDFC("vc-di-eddsa/eddsa-rdfc-2022", "DataInt"),
    EDDSA_JCS("vc-di-eddsa/eddsa-jcs-2022", "JCS"),
    ED25519_SIGNATURE_2020("vc-di-eddsa/Ed25519Signature2020", "EdSig"),
    ECDSA_RDFC_P256("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256"),
    ECDSA_RDFC_P384("vc-di-ecdsa/ecdsa-rdfc-2019-p384", "ECDSAP384"),
    ECDSA_JCS_P256("vc-di-ecdsa/ecdsa-jcs-2019-p256", "JCSECDSAP256"),
    ECDSA_JCS_P384("vc-di-ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384");

    private final String folder;
    private final String suffix;

    Vector(String folder, String suffix) {
      this.folder = "vectors/" + folder + '/';
      this.suffix = suffix;
    }

    String text(String name) {
      return new String(SharedData.bytes(folder + name + suffix + ".txt"), UTF_8);
    }

    byte[] hex(String name) {
      return HexFormat.of().parseHex(text(name));
    }

    ObjectNode json(String name) {
      return SharedData.object(folder + name + suffix + ".json");
    }

    SecuredDocument secured() {
      return SecuredDocument.of(json("signed"));
    }

    DataIntegrityProof proof() {
      return secured().proofs().getFirst();
    }

    /** In these vectors the verification method ends in the key itself. */
    PublicKey key() {
      var method = proof().verificationMethod();
      return Multikey.decode(method.substring(method.indexOf('#') + 1));
    }

    KeyType keyType() {
      return KeyType.of(key());
    }

    boolean isJcs() {
      return suffix.contains("JCS");
    }

    WholeDocumentCryptosuite suite() {
      var canonicalizer = new Canonicalizer(contexts());
      return switch (this) {
        case EDDSA_RDFC -> EddsaCryptosuites.rdfc2022(canonicalizer);
        case EDDSA_JCS -> EddsaCryptosuites.jcs2022();
        case ED25519_SIGNATURE_2020 -> EddsaCryptosuites.signature2020(canonicalizer);
        case ECDSA_RDFC_P256, ECDSA_RDFC_P384 -> EcdsaCryptosuites.rdfc2019(canonicalizer);
        case ECDSA_JCS_P256, ECDSA_JCS_P384 -> EcdsaCryptosuites.jcs2019();
      };
    }
  }

  private static JsonLdContexts contexts() {
    var contexts = new HashMap<String, byte[]>();
    contexts.put(
        JsonLdContexts.CREDENTIALS_V2,
        JsonLdContexts.bundled().bytes(JsonLdContexts.CREDENTIALS_V2));
    contexts.put(
        "https://www.w3.org/ns/credentials/examples/v2",
        SharedData.bytes("contexts/credentials-examples-v2.jsonld"));
    contexts.put("https://w3id.org/security/suites/ed25519-2020/v1", ED25519_2020);
    return new JsonLdContexts(contexts);
  }

  /** What the context says about the proof, which is all that these vectors need of it. */
  private static final byte[] ED25519_2020 =
      """
      {"@context": {"Ed25519Signature2020": {
        "@id": "https://w3id.org/security#Ed25519Signature2020",
        "@context": {
          "created": {
            "@id": "http://purl.org/dc/terms/created",
            "@type": "http://www.w3.org/2001/XMLSchema#dateTime"
          },
          "proofPurpose": {
            "@id": "https://w3id.org/security#proofPurpose",
            "@type": "@vocab",
            "@context": {"assertionMethod": "https://w3id.org/security#assertionMethod"}
          },
          "verificationMethod": {
            "@id": "https://w3id.org/security#verificationMethod",
            "@type": "@id"
          }
        }
      }}}
      """
          .getBytes(UTF_8);

  private static String canonical(Vector vector, ObjectNode document) {
    return vector.isJcs()
        ? Jcs.canonicalize(document)
        : new Canonicalizer(contexts()).canonicalize(document, vector.keyType().digest());
  }

  @ParameterizedTest
  @EnumSource
  void the_canonical_document_and_its_hash(Vector vector) {
    var document = vector.secured().unsecuredDocument();
    assertThat(canonical(vector, document)).isEqualTo(vector.text("canonDoc"));
    assertThat(vector.suite().hash(document, vector.keyType())).isEqualTo(vector.hex("docHash"));
  }

  @ParameterizedTest
  @EnumSource
  void the_canonical_proof_options_and_their_hash(Vector vector) {
    var options = vector.json("proofConfig");
    assertThat(canonical(vector, options)).isEqualTo(vector.text("proofCanon"));
    assertThat(vector.suite().hash(options, vector.keyType())).isEqualTo(vector.hex("proofHash"));
  }

  @ParameterizedTest
  @EnumSource
  void the_signature_is_over_both_hashes(Vector vector) {
    var signature = vector.hex("sigHex");
    assertThat(Signatures.verify(vector.key(), vector.hex("combinedHash"), signature)).isTrue();
    assertThat(Multibase.base58(signature)).isEqualTo(vector.text("sigBTC58"));
    assertThat(vector.proof().proofValue()).isEqualTo(vector.text("sigBTC58"));
  }

  @ParameterizedTest
  @EnumSource
  void the_proof_holds(Vector vector) {
    var document = vector.secured().unsecuredDocument();
    assertThat(vector.suite().verifyProof(document, vector.proof(), vector.key()))
        .map(VerifiedDocument::document)
        .contains(document);
  }

  @ParameterizedTest
  @EnumSource
  void the_proof_does_not_hold_for_another_document(Vector vector) {
    var changed = vector.secured().unsecuredDocument().put("name", "Alumni credential");
    assertThat(vector.suite().verifyProof(changed, vector.proof(), vector.key())).isEmpty();
  }
}
