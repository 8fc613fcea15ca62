package nl.microcredentials.core.jsonld;

import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One statement of an RDF dataset. Blank nodes are written with their {@code _:}.
 *
 * @param object IRI or blank node, or the text of a literal
 * @param datatype null unless the object is a literal
 * @param language null unless the literal has one
 * @param graph null for the default graph
 */
record Quad(
    String subject,
    String predicate,
    String object,
    String datatype,
    String language,
    String graph) {

  private static final String BLANK = "_:";

  /** Where in a statement a blank node stands; the letter goes into hashes. */
  enum Position {
    SUBJECT("s"),
    OBJECT("o"),
    GRAPH_NAME("g");

    private final String letter;

    Position(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }
  }

  /** The blank node at {@code position}; null if something else stands there. */
  String blankNode(Position position) {
    var component =
        switch (position) {
          case SUBJECT -> subject;
          case OBJECT -> datatype == null ? object : null;
          case GRAPH_NAME -> graph;
        };
    return isBlank(component) ? component : null;
  }

  /** The statement as a line of canonical N-Quads, its blank nodes labelled by {@code label}. */
  String nQuad(UnaryOperator<String> label) {
    return NQuadsWriter.nquad(
        labelled(subject, label),
        predicate,
        datatype == null ? labelled(object, label) : object,
        datatype,
        language,
        null,
        labelled(graph, label));
  }

  /** What stands in a place where a blank node could. */
  Stream<String> resources() {
    return Stream.of(subject, datatype == null ? object : null, graph).filter(Objects::nonNull);
  }

  private static String labelled(String component, UnaryOperator<String> label) {
    return isBlank(component) ? label.apply(component) : component;
  }

  private static boolean isBlank(String component) {
    return component != null && component.startsWith(BLANK);
  }
}
