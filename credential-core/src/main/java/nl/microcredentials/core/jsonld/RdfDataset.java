package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The statements of a document. Blank nodes bear the labels of where they come from; labels are
 * written without the {@code _:} before them.
 *
 * @see <a href="https://www.w3.org/TR/2014/REC-rdf11-concepts-20140225/#section-dataset">RDF 1.1
 *     Concepts, 4: RDF Datasets</a>
 */
public final class RdfDataset {

  private static final String BLANK = "_:";

  /** The order of UTF-8. Java's strings have another: they put U+1F600 before U+FF01. */
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(text -> text.getBytes(UTF_8), Arrays::compareUnsigned);

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
    var canon = Canonicalizer.boundedCanon(Canonicalizer.SHA_256);
    try {
      for (var quad : quads) {
        quad.provide(canon);
      }
      canon.provide(new NQuadsWriter(Writer.nullWriter())); // for the labels alone
    } catch (RdfConsumerException e) {
      throw Canonicalizer.notRdf();
    } catch (IllegalStateException e) {
      throw Canonicalizer.tooCostly();
    }
    return withoutPrefixes(canon);
  }

  private static Map<String, String> withoutPrefixes(RdfCanon canon) {
    var labels = new LinkedHashMap<String, String>();
    canon.mapping().forEach((source, label) -> labels.put(source.substring(2), label.substring(2)));
    return labels;
  }

  /**
   * The statements with other labels, one N-Quad each with the line feed after it, in the order of
   * their code points.
   *
   * @param labels the new labels; a blank node without one keeps the label of its source
   */
  public List<String> nQuads(Map<String, String> labels) {
    return quads.stream().map(quad -> quad.nQuad(labels)).sorted(BY_CODE_POINT).toList();
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
              RdfQuadConsumer.isLiteral(datatype, language, direction)
                  ? object
                  : renaming.apply(object),
              datatype,
              language,
              direction,
              graph == null ? null : renaming.apply(graph)));
      return this;
    }

    RdfDataset dataset() {
      return new RdfDataset(quads);
    }
  }

  /** One statement; what it does not have is null, as in the library. */
  private record Quad(
      String subject,
      String predicate,
      String object,
      String datatype,
      String language,
      String direction,
      String graph) {

    void provide(RdfQuadConsumer consumer) throws RdfConsumerException {
      consumer.quad(subject, predicate, object, datatype, language, direction, graph);
    }

    String nQuad(Map<String, String> labels) {
      return NQuadsWriter.nquad(
          relabelled(subject, labels),
          predicate,
          isLiteral() ? object : relabelled(object, labels),
          datatype,
          language,
          direction,
          graph == null ? null : relabelled(graph, labels));
    }

    private static String relabelled(String resource, Map<String, String> labels) {
      if (!resource.startsWith(BLANK)) {
        return resource;
      }
      var label = resource.substring(BLANK.length());
      return BLANK + labels.getOrDefault(label, label);
    }

    Stream<String> resources() {
      return Stream.of(subject, isLiteral() ? "" : object, graph == null ? "" : graph);
    }

    private boolean isLiteral() {
      return RdfQuadConsumer.isLiteral(datatype, language, direction);
    }
  }
}
