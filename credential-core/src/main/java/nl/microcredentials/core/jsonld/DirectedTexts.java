package nl.microcredentials.core.jsonld;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;

/**
 * Hands texts that have a direction on as literals with a datatype, which is what becomes of them
 * in RDF 1.1. The library writes them in a form of its own that nothing can read.
 *
 * @see <a href="https://www.w3.org/TR/2020/REC-json-ld11-20200716/#the-i18n-namespace">JSON-LD 1.1,
 *     10.2.1: The i18n Namespace</a>
 */
record DirectedTexts(RdfQuadConsumer next) implements RdfQuadConsumer {

  /** Followed by language, underscore and direction. */
  static final String DATATYPE_PREFIX = "https://www.w3.org/ns/i18n#";

  @Override
  public RdfQuadConsumer quad(
      String subject,
      String predicate,
      String object,
      String datatype,
      String language,
      String direction,
      String graph)
      throws RdfConsumerException {
    if (direction == null) {
      next.quad(subject, predicate, object, datatype, language, null, graph);
    } else {
      var i18n = DATATYPE_PREFIX + (language == null ? "" : language) + '_' + direction;
      next.quad(subject, predicate, object, i18n, null, null, graph);
    }
    return this;
  }
}
