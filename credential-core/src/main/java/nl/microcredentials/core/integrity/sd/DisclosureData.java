package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.RdfDataset;

/**
 * What a holder discloses.
 *
 * @param nQuads the disclosed statements, as they were signed
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#createdisclosuredata">Data
 *     Integrity ECDSA Cryptosuites 1.0, 3.5.4: createDisclosureData</a>
 */
record DisclosureData(DerivedProofValue proofValue, List<String> nQuads) {

  /**
   * Numbers in the body are the steps of the specification.
   *
   * @param combinedSelection of the mandatory and the selective pointers
   */
  static DisclosureData create(
      LabelledStatements statements, BaseProofValue base, Selection combinedSelection) {
    var part = statements.select(combinedSelection);
    var combined = statements.indexes(part); // 6
    var mandatory = statements.indexes(Selection.of(base.mandatoryPointers()));
    var nonMandatory = statements.allBut(mandatory);
    if (base.signatures().size() != nonMandatory.size()) {
      throw ProofComponents.refused("The base proof is not one of this document.");
    }
    var filteredSignatures = new ArrayList<byte[]>(); // 10
    for (int i = 0; i < nonMandatory.size(); i++) {
      if (combined.contains(nonMandatory.get(i))) {
        filteredSignatures.add(base.signatures().get(i));
      }
    }
    return new DisclosureData(
        new DerivedProofValue(
            base.baseSignature(),
            base.publicKey(),
            filteredSignatures,
            statements.verifierLabelMap(part), // 12 to 14
            positions(combined, mandatory)),
        statements.nQuads(combined));
  }

  /** Where the mandatory statements stand among the combined ones (steps 7 to 9). */
  private static List<Integer> positions(Set<Integer> combined, Set<Integer> mandatory) {
    var positions = new ArrayList<Integer>();
    int relativeIndex = 0;
    for (var absoluteIndex : combined) {
      if (mandatory.contains(absoluteIndex)) {
        positions.add(relativeIndex);
      }
      relativeIndex++;
    }
    return positions;
  }

  /**
   * Makes sure that {@code revealed}, read as its verifier reads it, makes the same statements.
   *
   * @throws MalformedInputException if not, as when a reference leads to a blank node whose label
   *     was left out
   */
  void requireSameIn(RdfDataset revealed) {
    var labels = revealed.canonicalLabels();
    if (!Set.copyOf(labels.values()).equals(proofValue.labelMap().keySet())
        || !revealed.nQuads(proofValue.relabelling(labels)).equals(nQuads)) {
      throw new MalformedInputException(
          PROOF_GENERATION_ERROR, "What is selected means something else by itself.");
    }
  }
}
