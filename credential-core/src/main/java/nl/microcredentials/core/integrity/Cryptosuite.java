package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Function;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Signer;

/**
 * A cryptosuite is a row: how a document is transformed, how it is hashed, how it is signed.
 *
 * <p>Methods and variables bear the names of the specification, so that both can be read side by
 * side.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/#eddsa-rdfc-2022">Data
 *     Integrity EdDSA Cryptosuites 1.0, 3.2: eddsa-rdfc-2022</a>
 */
public final class Cryptosuite {

  private final String name;
  private final Function<ObjectNode, String> transformation;
  private final String hashAlgorithm;

  private Cryptosuite(
      String name, Function<ObjectNode, String> transformation, String hashAlgorithm) {
    this.name = name;
    this.transformation = transformation;
    this.hashAlgorithm = hashAlgorithm;
  }

  /** RDFC-1.0, SHA-256, Ed25519. */
  public static Cryptosuite eddsaRdfc2022(Canonicalizer canonicalizer) {
    return new Cryptosuite("eddsa-rdfc-2022", canonicalizer::canonicalize, "SHA-256");
  }

  /** The value of {@code proof.cryptosuite}. */
  public String name() {
    return name;
  }

  /**
   * Returns the proof of {@code unsecuredDocument}, which stays as it is (section 3.2.1).
   *
   * @param options type, cryptosuite, created, verificationMethod and proofPurpose
   * @throws JsonLdRefusedException if the document or the options cannot be canonicalized
   */
  public ObjectNode createProof(ObjectNode unsecuredDocument, ObjectNode options, Signer signer) {
    var proof = options.deepCopy();
    var documentHash = documentHash(unsecuredDocument);
    var proofBytes = signer.sign(hashData(documentHash, options, unsecuredDocument));
    return proof.put("proofValue", Multibase.base58(proofBytes));
  }

  /**
   * Returns the verified document, or nothing if the proof does not hold (section 3.2.2).
   *
   * <p>Go on with what is returned, never with what was passed in.
   *
   * @throws JsonLdRefusedException if the document or the proof cannot be canonicalized
   */
  public Optional<VerifiedDocument> verifyProof(
      ObjectNode unsecuredDocument, DataIntegrityProof proof, PublicKey publicKey) {
    var documentHash = documentHash(unsecuredDocument);
    var hashData = hashData(documentHash, proof.options(), unsecuredDocument);
    return verify(hashData, proof.proofValue(), publicKey)
        ? Optional.of(new VerifiedDocument(unsecuredDocument, documentHash))
        : Optional.empty();
  }

  /** The hash of the transformed document, 32 bytes for SHA-256 (section 3.2.4, step 1). */
  public byte[] documentHash(ObjectNode unsecuredDocument) {
    return hash(transformation.apply(unsecuredDocument));
  }

  /** Sections 3.2.4 and 3.2.5. The hash of the proof configuration comes first. */
  private byte[] hashData(byte[] documentHash, ObjectNode options, ObjectNode unsecuredDocument) {
    var proofConfig = options.deepCopy();
    proofConfig.set("@context", unsecuredDocument.get("@context"));
    var proofConfigHash = hash(transformation.apply(proofConfig));
    return ByteBuffer.allocate(proofConfigHash.length + documentHash.length)
        .put(proofConfigHash)
        .put(documentHash)
        .array();
  }

  private byte[] hash(String canonical) {
    try {
      return MessageDigest.getInstance(hashAlgorithm).digest(canonical.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + hashAlgorithm, e);
    }
  }

  /** Section 3.2.7. Whatever is not a signature at all is not a valid one either. */
  private static boolean verify(byte[] hashData, String proofValue, PublicKey publicKey) {
    try {
      return proofValue.startsWith("z")
          && Ed25519.verify(publicKey, hashData, Multibase.decode(proofValue));
    } catch (MalformedInputException e) {
      return false;
    }
  }
}
