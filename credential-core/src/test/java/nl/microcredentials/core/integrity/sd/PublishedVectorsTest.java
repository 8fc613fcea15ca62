package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.integrity.sd.Published.hash;
import static nl.microcredentials.core.integrity.sd.Published.hex;
import static nl.microcredentials.core.integrity.sd.Published.integers;
import static nl.microcredentials.core.integrity.sd.Published.map;
import static nl.microcredentials.core.integrity.sd.Published.raw;
import static nl.microcredentials.core.integrity.sd.Published.texts;
import static nl.microcredentials.core.integrity.sd.Published.withCitizenshipContext;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.DeterministicEcdsa;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.Signer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every intermediate value of the two published examples, from the document to the signatures that
 * its verifier checks.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#test-vectors">Data Integrity
 *     ECDSA Cryptosuites 1.0, A: Test Vectors</a>
 */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"employ", "prc"})
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedVectorsTest {

  private static final Signer ISSUER =
      DeterministicEcdsa.signer(
          DeterministicEcdsa.privateKey("z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN"));
  private static final byte[] ISSUER_PUBLIC_KEY =
      Multibase.decode("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP");
  private static final Signer PROOF_SCOPED =
      DeterministicEcdsa.signer(
          DeterministicEcdsa.privateKey("z42tqvNGyzyXRzotAYn43UhcFtzDUVdxJ7461fwrfhBPLmfY"));
  private static final byte[] PROOF_SCOPED_PUBLIC_KEY =
      Multibase.decode("zDnaeTHfhmSaQKBc7CmdL3K7oYg3D6SC7yowe2eBeVd2DH32r");

  private static final List<String> MANDATORY_POINTERS = List.of("/issuer");
  private static final List<String> SELECTIVE_POINTERS =
      List.of("/validFrom", "/validUntil", "/credentialSubject/birthCountry");

  private final String example;
  private final ObjectNode signed;
  private final SecuredDocument base;
  private final ObjectNode document;
  private final byte[] hmacKey;
  private final Canonicalizer canonicalizer = withCitizenshipContext();

  PublishedVectorsTest(String example) {
    this.example = example;
    signed = (ObjectNode) json("addSignedSDBase");
    base = SecuredDocument.of(signed);
    document = base.unsecuredDocument();
    hmacKey = hex(json("addBaseTransform").get("hmacKeyString").textValue());
  }

  @Test
  void the_canonical_statements() {
    var dataset = canonicalizer.dataset(document);
    assertThat(dataset.nQuads(dataset.canonicalLabels())).isEqualTo(texts(json("addBaseDocCanon")));
  }

  @Test
  void the_statements_with_HMACs_as_labels() {
    assertThat(statements().nQuads(indexes("combined", "nonMatching", "matching").keySet()))
        .isEqualTo(texts(json("addBaseDocHMACCanon")));
  }

  @Test
  void what_the_mandatory_pointers_lead_to() {
    var selected = Selection.of(MANDATORY_POINTERS).from(document);
    for (var pointer : json("addPointerValues")) {
      assertThat(selected.at(pointer.get("pointer").textValue())).isEqualTo(pointer.get("value"));
    }
  }

  @Test
  void the_mandatory_statements_and_the_others() {
    var statements = statements();
    var mandatory = statements.indexes(Selection.of(MANDATORY_POINTERS));
    var transformed = json("addBaseTransform");
    assertThat(byIndex(statements, mandatory)).isEqualTo(map(transformed.at("/mandatory")));
    assertThat(byIndex(statements, statements.allBut(mandatory)))
        .isEqualTo(map(transformed.at("/nonMandatory")));
  }

  @Test
  void the_canonical_proof_configuration() {
    var canonical = canonicalizer.canonicalize((ObjectNode) json("addProofConfig"));
    assertThat(canonical)
        .isEqualTo(new String(SharedData.bytes(path("addProofConfigCanon.txt")), UTF_8));
    assertThat(hex(Sha256.of(canonical.getBytes(UTF_8))))
        .isEqualTo(json("addHashData").get("proofHash").textValue());
  }

  @Test
  void the_hash_of_the_mandatory_statements() {
    var statements = statements();
    var mandatory = statements.indexes(Selection.of(MANDATORY_POINTERS));
    assertThat(hash(statements.nQuads(mandatory)))
        .isEqualTo(json("addHashData").get("mandatoryHash").textValue());
  }

  @Test
  void the_base_proof_with_all_its_signatures() {
    var keys = new ProofScopedKeys(PROOF_SCOPED, PROOF_SCOPED_PUBLIC_KEY, hmacKey);
    var options = (ObjectNode) json("addProofConfig");
    options.remove("@context");
    var proof =
        new EcdsaSd2023(canonicalizer, () -> keys)
            .createBaseProof(document, options, ISSUER, MANDATORY_POINTERS);
    assertThat(proof).isEqualTo(signed.get("proof"));
    assertThat(raw(BaseProofValue.parse(proof.get("proofValue").textValue())))
        .isEqualTo(json("addRawBaseSignatureInfo"));
  }

  @Test
  void what_the_holder_recovers_from_the_base_proof() {
    var parsed = BaseProofValue.parse(base.proofs().getFirst().proofValue());
    var expected = (ObjectNode) json("derivedRecoveredBaseData");
    assertThat(hex(parsed.hmacKey())).isEqualTo(expected.remove("hmacKey").textValue());
    expected.set("publicKey", expected.remove("proofPublicKey"));
    assertThat(raw(parsed)).isEqualTo(expected);
    assertThat(parsed.serialize()).isEqualTo(base.proofs().getFirst().proofValue());
  }

  @Test
  void the_groups_of_statements() {
    var statements = statements();
    var mandatory = statements.indexes(Selection.of(MANDATORY_POINTERS));
    var selective = statements.indexes(Selection.of(SELECTIVE_POINTERS));
    var combined = statements.indexes(Selection.of(MANDATORY_POINTERS, SELECTIVE_POINTERS));
    var expected = json("derivedGroupIndexes");
    assertThat(mandatory).containsExactlyElementsOf(integers(expected.get("mandatoryIndexes")));
    assertThat(statements.allBut(mandatory))
        .isEqualTo(integers(expected.get("nonMandatoryIndexes")));
    assertThat(selective).containsExactlyElementsOf(integers(expected.get("selectiveIndexes")));
    assertThat(combined).containsExactlyElementsOf(integers(expected.get("combinedIndexes")));
    for (var group : Map.of("mandatory", mandatory, "selective", selective).entrySet()) {
      assertThat(byIndex(statements, group.getValue()))
          .isEqualTo(indexes(group.getKey(), "matching"));
      assertThat(byIndex(statements, statements.allBut(group.getValue())))
          .isEqualTo(indexes(group.getKey(), "nonMatching"));
    }
    assertThat(byIndex(statements, combined)).isEqualTo(indexes("combined", "matching"));
  }

  @Test
  void what_is_disclosed() {
    var disclosed = disclosureData();
    var expected = (ObjectNode) json("derivedDisclosureData");
    expected.set("labelMap", expected.get("labelMap").get("value"));
    assertThat(raw(disclosed.proofValue())).isEqualTo(expected);
    assertThat(disclosed.proofValue().mandatoryIndexes())
        .isEqualTo(integers(json("derivedAdjMandatoryIndexes").get("adjMandatoryIndexes")));
    assertThat(hex(disclosed.proofValue().signatures()))
        .isEqualTo(json("derivedAdjSignatures").get("filteredSignatures"));
  }

  @Test
  void the_document_that_is_revealed() {
    assertThat(Selection.of(MANDATORY_POINTERS, SELECTIVE_POINTERS).from(document))
        .isEqualTo(json("derivedUnsignedReveal"));
    assertThat(suite().deriveProof(signed, SELECTIVE_POINTERS))
        .isEqualTo(json("derivedRevealDocument"));
  }

  @Test
  void what_the_verifier_reads_in_the_derived_proof() {
    var revealed = revealed();
    var parsed = DerivedProofValue.parse(revealed.proofs().getFirst().proofValue());
    assertThat(raw(parsed)).isEqualTo(json("verifyDerivedProofValue"));
    assertThat(parsed.serialize()).isEqualTo(revealed.proofs().getFirst().proofValue());
  }

  @Test
  void what_the_verifier_checks() {
    var revealed = revealed();
    var dataset = canonicalizer.dataset(revealed.unsecuredDocument());
    var derived = DerivedProofValue.parse(revealed.proofs().getFirst().proofValue());
    assertThat(dataset.nQuads(derived.relabelling(dataset.canonicalLabels())))
        .isEqualTo(texts(json("verifyNQuads")));
    var verifyData = VerifyData.create(dataset, derived);
    var expected = json("verifyCreateVerifyData");
    assertThat(verifyData.nonMandatory()).isEqualTo(texts(expected.get("nonMandatory")));
    assertThat(hash(verifyData.mandatory())).isEqualTo(expected.get("mandatoryHash").textValue());
  }

  @Test
  void the_derived_proof_holds() {
    var revealed = revealed();
    var verified =
        suite()
            .verifyProof(
                revealed.unsecuredDocument(),
                revealed.proofs().getFirst(),
                Multikey.fromBytes(ISSUER_PUBLIC_KEY));
    assertThat(verified).isPresent();
    assertThat(verified.get().document()).isEqualTo(json("derivedUnsignedReveal"));
  }

  @Test
  void the_derived_proof_does_not_hold_for_the_proof_scoped_key() {
    var revealed = revealed();
    assertThat(
            suite()
                .verifyProof(
                    revealed.unsecuredDocument(),
                    revealed.proofs().getFirst(),
                    Multikey.fromBytes(PROOF_SCOPED_PUBLIC_KEY)))
        .isEmpty();
  }

  private EcdsaSd2023 suite() {
    return new EcdsaSd2023(
        canonicalizer,
        () -> {
          throw new AssertionError("nobody but the issuer needs new keys");
        });
  }

  private SecuredDocument revealed() {
    return SecuredDocument.of((ObjectNode) json("derivedRevealDocument"));
  }

  private LabelledStatements statements() {
    return new LabelledStatements(canonicalizer.skolemize(document), hmacKey);
  }

  private DisclosureData disclosureData() {
    return DisclosureData.create(
        statements(),
        BaseProofValue.parse(base.proofs().getFirst().proofValue()),
        Selection.of(MANDATORY_POINTERS, SELECTIVE_POINTERS));
  }

  private static Map<Integer, String> byIndex(
      LabelledStatements statements, Collection<Integer> indexes) {
    var map = new TreeMap<Integer, String>();
    indexes.forEach(index -> map.put(index, statements.nQuads(List.of(index)).getFirst()));
    return map;
  }

  /** The statements of one group of the example, by their indexes. */
  private Map<Integer, String> indexes(String group, String... parts) {
    var map = new TreeMap<Integer, String>();
    for (var part : parts) {
      map.putAll(map(json("derivedAllGroupData").at("/groups/%s/%s".formatted(group, part))));
    }
    return map;
  }

  private JsonNode json(String name) {
    return StrictJson.parse(SharedData.bytes(path(name + ".json")));
  }

  private String path(String file) {
    return "vectors/vc-di-ecdsa/ecdsa-sd-2023/%s/%s".formatted(example, file);
  }
}
