package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.Optional;

/**
 * One way to prove that a document is whole.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#cryptographic-suites">
 *     Data Integrity 1.0, 3: Cryptographic Suites</a>
 */
public interface Cryptosuite {

  /** The value of {@code proof.cryptosuite}. */
  String name();

  /**
   * Returns the document that the proof covers, or nothing if the proof does not hold.
   *
   * <p>Go on with what is returned, never with what was passed in: contexts that were added after
   * signing are in one and not in the other.
   *
   * @param unsecuredDocument without the proof in question; with those before it in a chain
   * @throws nl.microcredentials.core.problem.Refused if the document, the proof or the key is not
   *     one for this suite
   */
  Optional<VerifiedDocument> verifyProof(
      ObjectNode unsecuredDocument, DataIntegrityProof proof, PublicKey publicKey);
}
