package nl.microcredentials.core.jsonld;

import com.apicatalog.rdf.api.RdfQuadConsumer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The statements of a document. Blank nodes bear the labels of where they come from; labels are
 * written without the {@code _:} before them.
 *
 * @see <a href="https://www.w3.org/TR/2014/REC-rdf11-concepts-20140225/#section-dataset">RDF 1.1
 *     Concepts, 4: RDF Datasets</a>
 */
public final class RdfDataset {

  private static final String BLANK = "_:";

  private final Set<Quad> quads;

  private RdfDataset(Set<Quad> quads) {
    this.quads = quads;
  }

  /**
   * Which label each blank node has in the canonical form: {@code c14n0} and so on.
   *
   * @throws JsonLdRefusedException if that cannot be found with reasonable effort
   * @see <a href="https://www.w3.org/TR/2024/REC-rdf-canon-20240521/#canon-algo-overview">RDF
   *     Dataset Canonicalization, 4.4: the canonicalized dataset with its identifier map</a>
   */
  public Map<String, String> canonicalLabels() {
    var canonicalization = new DatasetCanonicalization(Canonicalizer.SHA_256);
    quads.forEach(canonicalization::add);
    var labels = new LinkedHashMap<String, String>();
    canonicalization
        .labels()
        .forEach((source, label) -> labels.put(unprefixed(source), unprefixed(label)));
    return labels;
  }

  private static String unprefixed(String blankNode) {
    return blankNode.substring(BLANK.length());
  }

  /**
   * The statements with other labels, one N-Quad each with the line feed after it, in the order of
   * the canonical form.
   *
   * @param labels the new labels; a blank node without one keeps the label of its source
   */
  public List<String> nQuads(Map<String, String> labels) {
    return quads.stream()
        .map(quad ->
            quad.nQuad(node -> BLANK + labels.getOrDefault(unprefixed(node), unprefixed(node))))
        .sorted()
        .toList();
  }

  /** Whether a subject, an object or a graph is an IRI such as {@code condition} describes. */
  boolean hasIri(Predicate<String> condition) {
    return quads.stream().flatMap(Quad::resources).anyMatch(condition);
  }

  /** Takes statements in, each once, with resources renamed on the way. */
  static final class Collector implements RdfQuadConsumer {

    private final Set<Quad> quads = new LinkedHashSet<>();
    private final UnaryOperator<String> renaming;

    Collector(UnaryOperator<String> renaming) {
      this.renaming = renaming;
    }

    @Override
    public RdfQuadConsumer quad(
        String subject,
        String predicate,
        String object,
        String datatype,
        String language,
        String direction,
        String graph) {
      quads.add(
          new Quad(
              renaming.apply(subject),
              predicate,
              datatype == null ? renaming.apply(object) : object,
              datatype,
              language,
              graph == null ? null : renaming.apply(graph)));
      return this;
    }

    RdfDataset dataset() {
      return new RdfDataset(quads);
    }
  }
}
