package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * A document and the proofs that were attached to it; neither is trusted yet.
 *
 * @param unsecuredDocument the document without any proof
 * @param proofs one or more: each covers the document alone (a proof set), or the proofs before it
 *     as well (a proof chain)
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#proof-sets">Data
 *     Integrity 1.0, 2.1.1: Proof Sets</a>
 */
public record SecuredDocument(ObjectNode unsecuredDocument, List<DataIntegrityProof> proofs) {

  /** How many proofs a document may carry. */
  public static final int MAX_PROOFS = 8;

  public SecuredDocument {
    proofs = List.copyOf(proofs);
  }

  /**
   * Takes the proofs off {@code document}, which stays as it is.
   *
   * @throws MalformedInputException if there is none, or if one cannot be read
   */
  public static SecuredDocument of(ObjectNode document) {
    var unsecured = document.deepCopy();
    var proof = unsecured.remove("proof");
    if (proof == null) {
      throw new MalformedInputException(PROOF_VERIFICATION_ERROR, "The document has no proof.");
    }
    var proofs = new ArrayList<DataIntegrityProof>();
    if (proof.isArray()) {
      if (proof.size() > MAX_PROOFS) {
        throw MalformedInputException.malformed(
            "The document has more than %d proofs.".formatted(MAX_PROOFS));
      }
      proof.forEach(one -> proofs.add(DataIntegrityProof.of(one)));
    } else {
      proofs.add(DataIntegrityProof.of(proof));
    }
    if (proofs.isEmpty()) {
      throw new MalformedInputException(PROOF_VERIFICATION_ERROR, "The list of proofs is empty.");
    }
    return new SecuredDocument(unsecured, proofs);
  }

  /**
   * What {@code proof} covers: the document, with those proofs attached that it builds upon (4.5,
   * step 4).
   */
  ObjectNode withPreviousProofs(DataIntegrityProof proof) {
    if (proof.previousProof().isEmpty()) {
      return unsecuredDocument;
    }
    var document = unsecuredDocument.deepCopy();
    var previous = document.putArray("proof");
    for (var other : proofs) {
      if (other.id().filter(proof.previousProof()::contains).isPresent()) {
        previous.add(other.options().deepCopy().put("proofValue", other.proofValue()));
      }
    }
    return document;
  }
}
