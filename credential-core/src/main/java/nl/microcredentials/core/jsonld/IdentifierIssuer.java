package nl.microcredentials.core.jsonld;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives blank nodes labels that count up.
 *
 * @see <a href="https://www.w3.org/TR/2024/REC-rdf-canon-20240521/#issue-identifier">RDFC-1.0, 4.5:
 *     Issue Identifier Algorithm</a>
 */
final class IdentifierIssuer {

  private final String prefix;

  /** In the order of issue. */
  private final Map<String, String> issued;

  IdentifierIssuer(String prefix) {
    this(prefix, new LinkedHashMap<>());
  }

  private IdentifierIssuer(String prefix, Map<String, String> issued) {
    this.prefix = prefix;
    this.issued = issued;
  }

  IdentifierIssuer copy() {
    return new IdentifierIssuer(prefix, new LinkedHashMap<>(issued));
  }

  boolean hasIssued(String existing) {
    return issued.containsKey(existing);
  }

  /** The label of {@code existing}, a new one if it has none yet. */
  String issue(String existing) {
    return issued.computeIfAbsent(existing, _ -> prefix + issued.size());
  }

  /** The blank nodes that have a label, in the order of issue, with their labels. */
  Map<String, String> issued() {
    return Collections.unmodifiableMap(issued);
  }
}
