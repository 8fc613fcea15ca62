package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;

/**
 * A cryptosuite that signs all of a document. It is a row: what it is called, how it brings a
 * document into one form, and with which keys it signs. The hash is that of the key.
 *
 * <p>Methods and variables bear the names of the specifications, so that both can be read side by
 * side. Section numbers are those of the EdDSA suites; the ECDSA suites say the same in 3.2 and 3.3
 * of theirs.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/#algorithms">Data Integrity
 *     EdDSA Cryptosuites 1.0, 3: Algorithms</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#algorithms">Data Integrity
 *     ECDSA Cryptosuites 1.0, 3: Algorithms</a>
 */
public final class WholeDocumentCryptosuite implements Cryptosuite {

  private static final String CONTEXT = "@context";

  private final String name;
  private final Optional<Canonicalizer> rdfc;
  private final Set<KeyType> keyTypes;
  private final RecentHashes proofConfigHashes = new RecentHashes();

  private WholeDocumentCryptosuite(
      String name, Optional<Canonicalizer> rdfc, Set<KeyType> keyTypes) {
    this.name = name;
    this.rdfc = rdfc;
    this.keyTypes = keyTypes;
  }

  /** A suite that signs what a document says: its RDF, canonicalized by RDFC-1.0. */
  static WholeDocumentCryptosuite rdfc(
      String name, Canonicalizer canonicalizer, Set<KeyType> keyTypes) {
    return new WholeDocumentCryptosuite(name, Optional.of(canonicalizer), keyTypes);
  }

  /** A suite that signs how a document says it: its JSON, canonicalized by JCS. */
  static WholeDocumentCryptosuite jcs(String name, Set<KeyType> keyTypes) {
    return new WholeDocumentCryptosuite(name, Optional.empty(), keyTypes);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Returns the proof of {@code unsecuredDocument}, which stays as it is (3.2.1 and 3.3.1).
   *
   * @param options type, cryptosuite, created, verificationMethod, proofPurpose and the like
   * @throws JsonLdRefusedException if the document or the options cannot be canonicalized
   */
  public ObjectNode createProof(ObjectNode unsecuredDocument, ObjectNode options, Signer signer) {
    return createProof(
        unsecuredDocument, hash(unsecuredDocument, signer.keyType()), options, signer);
  }

  /**
   * As {@link #createProof(ObjectNode, ObjectNode, Signer)}, for who has hashed the document
   * before: that is nearly all of the work.
   *
   * @param documentHash what {@link Cryptosuites#documentHash} gives; with another the proof does
   *     not verify
   */
  public ObjectNode createProof(
      ObjectNode unsecuredDocument, byte[] documentHash, ObjectNode options, Signer signer) {
    checkKey(signer.keyType());
    var proof = options.deepCopy();
    if (rdfc.isEmpty() && unsecuredDocument.has(CONTEXT)) {
      proof.set(CONTEXT, unsecuredDocument.get(CONTEXT));
    }
    var hashData = hashData(documentHash, proof, unsecuredDocument, signer.keyType());
    return proof.put("proofValue", Multibase.base58(signer.sign(hashData)));
  }

  /** Sections 3.2.2 and 3.3.2. */
  @Override
  public Optional<VerifiedDocument> verifyProof(
      ObjectNode unsecuredDocument, DataIntegrityProof proof, PublicKey publicKey) {
    var keyType = KeyType.of(publicKey);
    checkKey(keyType);
    var proofBytes = proofBytes(proof, keyType);
    var document = unsecuredDocument;
    if (rdfc.isEmpty() && proof.options().has(CONTEXT)) {
      if (!startsWith(unsecuredDocument.path(CONTEXT), proof.options().get(CONTEXT))) {
        return Optional.empty();
      }
      document = unsecuredDocument.deepCopy();
      document.set(CONTEXT, proof.options().get(CONTEXT));
    }
    var documentHash = hash(document, keyType);
    var hashData = hashData(documentHash, proof.options(), document, keyType);
    if (!Signatures.verify(publicKey, hashData, proofBytes)) {
      return Optional.empty();
    }
    return Optional.of(
        rdfc.isPresent() && keyType.digest().equals(VerifiedDocument.HASH_ALGORITHM)
            ? VerifiedDocument.of(document, documentHash)
            : VerifiedDocument.of(document));
  }

  private void checkKey(KeyType keyType) {
    if (!keyTypes.contains(keyType)) {
      throw new MalformedInputException(
          UNSUPPORTED_ALGORITHM, "The key is not one for the cryptosuite of the proof.");
    }
  }

  /** One encoding only, and as many bytes as a signature has: the cheapest test comes first. */
  private static byte[] proofBytes(DataIntegrityProof proof, KeyType keyType) {
    try {
      if (proof.proofValue().startsWith("z")) {
        var bytes = Multibase.decode(proof.proofValue());
        if (bytes.length == keyType.signatureLength()) {
          return bytes;
        }
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw new MalformedInputException(
        PROOF_VERIFICATION_ERROR, "The value of a proof is not a signature.");
  }

  /** Whether the contexts that were signed are those that the document begins with. */
  private static boolean startsWith(JsonNode contexts, JsonNode signed) {
    if (!contexts.isArray() || !signed.isArray()) {
      return contexts.equals(signed);
    }
    if (signed.size() > contexts.size()) {
      return false;
    }
    for (int i = 0; i < signed.size(); i++) {
      if (!contexts.get(i).equals(signed.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Sections 3.2.4 and 3.3.4. The hash of the proof configuration comes first. */
  private byte[] hashData(
      byte[] documentHash, ObjectNode options, ObjectNode unsecuredDocument, KeyType keyType) {
    var proofConfig = proofConfig(options, unsecuredDocument);
    var proofConfigHash =
        proofConfigHashes.of(proofConfig, keyType, () -> hash(proofConfig, keyType));
    return ByteBuffer.allocate(proofConfigHash.length + documentHash.length)
        .put(proofConfigHash)
        .put(documentHash)
        .array();
  }

  /** Sections 3.2.5 and 3.3.5. */
  private ObjectNode proofConfig(ObjectNode proofOptions, ObjectNode unsecuredDocument) {
    if (rdfc.isEmpty()) {
      return proofOptions;
    }
    var proofConfig = proofOptions.deepCopy();
    proofConfig.set(CONTEXT, unsecuredDocument.get(CONTEXT));
    return proofConfig;
  }

  /** Transformation and hash of a document, or of a proof configuration. */
  byte[] hash(ObjectNode document, KeyType keyType) {
    var canonical =
        rdfc.map(canonicalizer -> canonicalizer.canonicalize(document, keyType.digest()))
            .orElseGet(() -> Jcs.canonicalize(document));
    try {
      return MessageDigest.getInstance(keyType.digest())
          .digest(canonical.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + keyType.digest(), e);
    }
  }
}
