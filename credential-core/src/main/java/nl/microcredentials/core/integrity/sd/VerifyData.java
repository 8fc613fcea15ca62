package nl.microcredentials.core.integrity.sd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.RdfDataset;

/**
 * The statements of a revealed document, as they were signed.
 *
 * @param mandatory those that the issuer signed together
 * @param nonMandatory those that were signed one by one, each with its signature in the proof
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#createverifydata">Data
 *     Integrity ECDSA Cryptosuites 1.0, 3.5.9: createVerifyData</a>
 */
record VerifyData(List<String> mandatory, List<String> nonMandatory) {

  /**
   * Divides the statements of {@code document} as {@code proofValue} says.
   *
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR} if the one does not fit
   *     the other: labels, indexes, or the number of signatures (section 3.6.7, step 3)
   */
  static VerifyData create(RdfDataset document, DerivedProofValue proofValue) {
    var nQuads = document.nQuads(proofValue.relabelling(document.canonicalLabels())); // 4
    var mandatoryIndexes = new HashSet<>(proofValue.mandatoryIndexes());
    var mandatory = new ArrayList<String>();
    var nonMandatory = new ArrayList<String>();
    for (int i = 0; i < nQuads.size(); i++) { // 7
      (mandatoryIndexes.contains(i) ? mandatory : nonMandatory).add(nQuads.get(i));
    }
    if (mandatory.size() != mandatoryIndexes.size()) {
      throw ProofComponents.refused("A mandatory index of the proof is out of range.");
    }
    if (nonMandatory.size() != proofValue.signatures().size()) {
      throw ProofComponents.refused("The proof has not one signature for each statement.");
    }
    return new VerifyData(mandatory, nonMandatory);
  }
}
