package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import java.util.Map;

/**
 * A document in which every blank node has a name, so that it can be found again in a part of the
 * document.
 *
 * <p>The specification names the nodes of the expanded document and compacts that again. Here they
 * are named in the document itself, which keeps its shape: what a JSON Pointer points at is still
 * there.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#skolemizecompactjsonld">Data
 *     Integrity ECDSA Cryptosuites 1.0, 3.4.8: skolemizeCompactJsonLd</a>
 */
public final class SkolemizedDocument {

  private final Canonicalizer canonicalizer;
  private final Skolemizer skolemizer = new Skolemizer();
  private final ObjectNode compact;
  private final RdfDataset dataset;
  private final Map<String, String> canonicalLabels;

  /**
   * Names the blank nodes of {@code document}.
   *
   * @throws JsonLdRefusedException if names would change what the document says, as when a thing
   *     has two lists that are alike
   */
  SkolemizedDocument(ObjectNode document, Canonicalizer canonicalizer) {
    this.canonicalizer = canonicalizer;
    var original = canonicalizer.dataset(document);
    if (original.hasIri(Skolemizer::isName)) {
      throw new JsonLdRefusedException(
          PROOF_TRANSFORMATION_ERROR, "An identifier begins as the names of blank nodes do.");
    }
    compact = skolemizer.compact(document);
    dataset = select(compact);
    canonicalLabels = dataset.canonicalLabels();
    if (!original.nQuads(original.canonicalLabels()).equals(dataset.nQuads(canonicalLabels))) {
      throw new JsonLdRefusedException(
          PROOF_TRANSFORMATION_ERROR, "A part of the document cannot be told from another.");
    }
  }

  /** The document with its names as identifiers. It does not leave the one who selects. */
  public ObjectNode compact() {
    return compact;
  }

  /** All statements; blank nodes are labelled by their names. */
  public RdfDataset dataset() {
    return dataset;
  }

  /** The canonical label of each blank node, by its name. */
  public Map<String, String> canonicalLabels() {
    return canonicalLabels;
  }

  /**
   * The statements of a part of {@link #compact}; a blank node has the same label as in the whole.
   *
   * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#todeskolemizednquads">Data
   *     Integrity ECDSA Cryptosuites 1.0, 3.4.9: toDeskolemizedNQuads</a>
   */
  public RdfDataset select(ObjectNode part) {
    JsonArray named = skolemizer.expanded(canonicalizer.expand(part));
    return canonicalizer.dataset(named, Skolemizer::deskolemized);
  }
}
