package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.integrity.Cryptosuite;
import nl.microcredentials.core.integrity.DataIntegrityProof;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * The cryptosuite {@code ecdsa-sd-2023}: the issuer signs every statement on its own, and the
 * holder shows those that a verifier is to see, always together with the mandatory ones.
 *
 * <p>The base proof is for the holder alone, who derives a proof from it for each verifier. Methods
 * and variables bear the names of the specification, so that both can be read side by side.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#ecdsa-sd-2023">Data Integrity
 *     ECDSA Cryptosuites 1.0, 3.6: ecdsa-sd-2023</a>
 */
public final class EcdsaSd2023 implements Cryptosuite {

  /** The value of {@code proof.cryptosuite}. */
  public static final String NAME = "ecdsa-sd-2023";

  private final Canonicalizer canonicalizer;
  private final Supplier<ProofScopedKeys> proofScopedKeys;

  /** With {@code random}, from which each base proof gets keys of its own. */
  public EcdsaSd2023(Canonicalizer canonicalizer, SecureRandom random) {
    this(canonicalizer, () -> ProofScopedKeys.generate(random));
  }

  /** The same for those who only verify, which needs no randomness. */
  public static EcdsaSd2023 verifying(Canonicalizer canonicalizer) {
    return new EcdsaSd2023(
        canonicalizer,
        () -> {
          throw new IllegalStateException("this suite is for verifying only");
        });
  }

  EcdsaSd2023(Canonicalizer canonicalizer, Supplier<ProofScopedKeys> proofScopedKeys) {
    this.canonicalizer = canonicalizer;
    this.proofScopedKeys = proofScopedKeys;
  }

  /**
   * Returns a base proof of {@code unsecuredDocument}, which stays as it is (section 3.6.1).
   *
   * @param options type, cryptosuite, created, verificationMethod and proofPurpose
   * @param issuerSigner of a P-256 key
   * @param mandatoryPointers JSON Pointers to what every derived proof reveals; may be empty
   * @throws MalformedInputException with {@code PROOF_GENERATION_ERROR} if a pointer leads to
   *     nothing, the options are those of another suite, or there is too much to sign
   * @throws JsonLdRefusedException if the document or the options cannot be canonicalized
   */
  public ObjectNode createBaseProof(
      ObjectNode unsecuredDocument,
      ObjectNode options,
      Signer issuerSigner,
      List<String> mandatoryPointers) {
    checkOptions(options);
    var selection = Selection.of(mandatoryPointers);
    var keys = proofScopedKeys.get();
    var statements =
        new LabelledStatements(canonicalizer.skolemize(unsecuredDocument), keys.hmacKey());
    var mandatory = statements.indexes(selection);
    var nonMandatory = statements.nQuads(statements.allBut(mandatory));
    if (nonMandatory.size() > ProofComponents.MAX_SIGNATURES) {
      throw notPossible("The document makes too many statements to sign each of them.");
    }
    var proofHash = proofHash(options, unsecuredDocument);
    var mandatoryHash = hash(statements.nQuads(mandatory));
    var proofValue =
        new BaseProofValue(
            issuerSigner.sign(signData(proofHash, keys.publicKey(), mandatoryHash)),
            keys.publicKey(),
            keys.hmacKey(),
            nonMandatory.stream().map(nQuad -> keys.signer().sign(nQuad.getBytes(UTF_8))).toList(),
            mandatoryPointers);
    return options.deepCopy().put("proofValue", bounded(proofValue.serialize()));
  }

  /** Nobody would read it. */
  private static String bounded(String proofValue) {
    if (proofValue.length() > ProofComponents.MAX_LENGTH) {
      throw notPossible("The mandatory pointers are too long.");
    }
    return proofValue;
  }

  /** Section 3.6.4, steps 2 and 3. */
  private static void checkOptions(ObjectNode options) {
    if (!options.path("type").asText().equals(DataIntegrityProof.TYPE)
        || !options.path("cryptosuite").asText().equals(NAME)) {
      throw notPossible("The proof options are those of another cryptosuite.");
    }
    if (options.has("created")) {
      DateTimeStamp.parse(options.get("created").asText());
    }
  }

  /**
   * Returns the part of a document that is revealed, with a proof of it (section 3.6.6).
   *
   * <p>What is returned verifies if the base proof is genuine: that its verifier will find the
   * statements that were signed is made sure of here.
   *
   * @param securedDocument with one base proof of this suite; other proofs are left out
   * @param selectivePointers JSON Pointers to what is revealed besides the mandatory parts
   * @throws MalformedInputException with {@code PROOF_GENERATION_ERROR} if a pointer leads to
   *     nothing, nothing is selected, or there is not exactly one proof of this suite; with {@code
   *     PROOF_VERIFICATION_ERROR} if that is not a base proof of this document
   * @throws JsonLdRefusedException if the document or what is revealed cannot be canonicalized
   */
  public ObjectNode deriveProof(ObjectNode securedDocument, List<String> selectivePointers) {
    var secured = SecuredDocument.of(securedDocument);
    var proof = proofOfThisSuite(secured);
    var base = BaseProofValue.parse(proof.proofValue());
    var combined = Selection.of(base.mandatoryPointers(), selectivePointers);
    if (combined.isEmpty()) {
      throw notPossible("Nothing is selected.");
    }
    var revealDocument = combined.from(secured.unsecuredDocument());
    var disclosureData =
        DisclosureData.create(
            new LabelledStatements(
                canonicalizer.skolemize(secured.unsecuredDocument()), base.hmacKey()),
            base,
            combined);
    disclosureData.requireSameIn(canonicalizer.dataset(revealDocument));
    var newProof = proof.options().deepCopy();
    newProof.put("proofValue", disclosureData.proofValue().serialize());
    return attach(newProof, revealDocument, securedDocument.get("proof").isArray());
  }

  private static DataIntegrityProof proofOfThisSuite(SecuredDocument secured) {
    var proofs = secured.proofs().stream().filter(p -> p.cryptosuite().equals(NAME)).toList();
    if (proofs.size() != 1) {
      throw notPossible("The document does not have exactly one proof of ecdsa-sd-2023.");
    }
    return proofs.getFirst();
  }

  /** In the form that the document had: some read a list only, others a single proof only. */
  private static ObjectNode attach(ObjectNode proof, ObjectNode document, boolean asList) {
    if (asList) {
      document.putArray("proof").add(proof);
    } else {
      document.set("proof", proof);
    }
    return document;
  }

  /**
   * Returns the verified document, or nothing if the proof does not hold (section 3.6.7).
   *
   * <p>Go on with what is returned, never with what was passed in. It is what the holder chose to
   * show: that something is not there says nothing. Its hash is that of what is shown, not of the
   * document that was signed.
   *
   * @param proof a derived proof; a base proof is for the holder alone and not accepted
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR} if the proof value is
   *     none of a derived proof, or none of a document with so many statements
   * @throws JsonLdRefusedException if the document or the proof cannot be canonicalized
   */
  @Override
  public Optional<VerifiedDocument> verifyProof(
      ObjectNode unsecuredDocument, DataIntegrityProof proof, PublicKey publicKey) {
    if (!proof.cryptosuite().equals(NAME)) {
      throw ProofComponents.refused("The proof is one of another cryptosuite.");
    }
    if (KeyType.of(publicKey) != KeyType.P_256) {
      throw new MalformedInputException(
          ProblemType.UNSUPPORTED_ALGORITHM,
          "The key is not one for the cryptosuite of the proof.");
    }
    var derived = DerivedProofValue.parse(proof.proofValue());
    var verifyData = VerifyData.create(canonicalizer.dataset(unsecuredDocument), derived);
    var proofHash = proofHash(proof.options(), unsecuredDocument);
    var toVerify = signData(proofHash, derived.publicKey(), hash(verifyData.mandatory()));
    // The issuer's signature first: nobody else can make us check a thousand more.
    return Ecdsa.verify(publicKey, toVerify, derived.baseSignature())
            && everySignatureHolds(derived, verifyData.nonMandatory())
        ? Optional.of(VerifiedDocument.of(unsecuredDocument))
        : Optional.empty();
  }

  private static boolean everySignatureHolds(DerivedProofValue derived, List<String> statements) {
    var publicKey = Multikey.fromBytes(derived.publicKey());
    for (int i = 0; i < statements.size(); i++) {
      var statement = statements.get(i).getBytes(UTF_8);
      if (!Ecdsa.verify(publicKey, statement, derived.signatures().get(i))) {
        return false;
      }
    }
    return true;
  }

  private byte[] proofHash(ObjectNode options, ObjectNode unsecuredDocument) {
    var proofConfig = options.deepCopy();
    proofConfig.set("@context", unsecuredDocument.get("@context"));
    return hash(proofConfig);
  }

  @Override
  public String name() {
    return NAME;
  }

  private byte[] hash(ObjectNode document) {
    return Sha256.of(canonicalizer.canonicalize(document).getBytes(UTF_8));
  }

  /** Section 3.4.17, hashMandatoryNQuads. */
  private static byte[] hash(List<String> nQuads) {
    return Sha256.of(String.join("", nQuads).getBytes(UTF_8));
  }

  /** Section 3.5.1, serializeSignData. */
  private static byte[] signData(byte[] proofHash, byte[] publicKey, byte[] mandatoryHash) {
    return ByteBuffer.allocate(proofHash.length + publicKey.length + mandatoryHash.length)
        .put(proofHash)
        .put(publicKey)
        .put(mandatoryHash)
        .array();
  }

  private static MalformedInputException notPossible(String detail) {
    return new MalformedInputException(PROOF_GENERATION_ERROR, detail);
  }
}
