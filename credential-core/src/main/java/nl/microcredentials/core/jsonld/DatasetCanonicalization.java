package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;

import com.apicatalog.rdf.api.RdfQuadConsumer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.microcredentials.core.jsonld.Quad.Position;

/**
 * RDFC-1.0: takes a dataset in and gives its blank nodes labels that depend on nothing but what the
 * dataset says.
 *
 * <p>Numbers in the bodies are the steps of the specification. The library we expand JSON-LD with
 * has this algorithm too, but takes what step 3.1 of 4.8 collects as a set where it is a list; with
 * that, two credentials of one shape in a presentation get other labels than everywhere else.
 *
 * <p>Lines are sorted by UTF-16 code units, as those who sign in JavaScript and Java do. The
 * specification says code points; the two differ where a text has a character beyond U+FFFF and
 * another one has a character from U+E000 to U+FFFF in the same place.
 *
 * @see <a href="https://www.w3.org/TR/2024/REC-rdf-canon-20240521/#canonicalization">RDFC-1.0, 4:
 *     Canonicalization</a>
 */
final class DatasetCanonicalization implements RdfQuadConsumer {

  /** Documents made to be hard to label cost exponential time; others stay far below. */
  private static final int MAX_STEPS = 30_000;

  private static final int MAX_DEPTH = 200;

  private final Set<Quad> dataset = new LinkedHashSet<>();
  private final Map<String, List<Quad>> blankNodeToQuads = new LinkedHashMap<>();
  private final Map<String, String> firstDegreeHashes = new HashMap<>();
  private final IdentifierIssuer canonicalIssuer = new IdentifierIssuer("_:c14n");
  private final MessageDigest digest;
  private int steps;

  /**
   * @param hashAlgorithm by which the labels are found, such as {@code SHA-256}
   */
  DatasetCanonicalization(String hashAlgorithm) {
    try {
      digest = MessageDigest.getInstance(hashAlgorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no hash algorithm: " + hashAlgorithm, e);
    }
  }

  /** The hash of a blank node and its neighbours, and the labels that they got for it. */
  private record NDegreeResult(String hash, IdentifierIssuer issuer) {}

  /** One way through the neighbours of a blank node, and the labels that they got on it. */
  private record Path(String text, IdentifierIssuer issuer) {}

  @Override
  public RdfQuadConsumer quad(
      String subject,
      String predicate,
      String object,
      String datatype,
      String language,
      String direction,
      String graph) {
    add(new Quad(subject, predicate, object, datatype, language, graph));
    return this;
  }

  void add(Quad quad) {
    if (dataset.add(quad)) {
      for (var position : Position.values()) { // 4.4.3, step 2
        var node = quad.blankNode(position);
        if (node != null) {
          var quads = blankNodeToQuads.computeIfAbsent(node, _ -> new ArrayList<>());
          if (quads.isEmpty() || !quads.getLast().equals(quad)) {
            quads.add(quad);
          }
        }
      }
    }
  }

  /**
   * The canonical N-Quads of the dataset (section 4.4.3).
   *
   * @throws JsonLdRefusedException if they cannot be had with reasonable effort
   */
  String canonicalize() {
    var labels = labels();
    return dataset.stream() // 6 and 7
        .map(quad -> quad.nQuad(labels::get))
        .sorted()
        .collect(joining());
  }

  /**
   * The canonical labels of the blank nodes, both with their {@code _:}.
   *
   * @throws JsonLdRefusedException if they cannot be had with reasonable effort
   */
  Map<String, String> labels() {
    var hashToBlankNodes = new TreeMap<String, List<String>>();
    blankNodeToQuads // 3
        .keySet()
        .forEach(node ->
            hashToBlankNodes
                .computeIfAbsent(hashFirstDegreeQuads(node), _ -> new ArrayList<>())
                .add(node));
    hashToBlankNodes.values().stream() // 4
        .filter(nodes -> nodes.size() == 1)
        .forEach(nodes -> canonicalIssuer.issue(nodes.getFirst()));
    hashToBlankNodes.values().stream() // 5
        .filter(nodes -> nodes.size() > 1)
        .forEach(this::label);
    return canonicalIssuer.issued();
  }

  /** Steps 5.1 to 5.3, for blank nodes that look alike at first sight. */
  private void label(List<String> nodes) {
    var hashPathList = new ArrayList<NDegreeResult>();
    for (var node : nodes) {
      if (!canonicalIssuer.hasIssued(node)) {
        var temporaryIssuer = new IdentifierIssuer("_:b");
        temporaryIssuer.issue(node);
        hashPathList.add(hashNDegreeQuads(node, temporaryIssuer, 0));
      }
    }
    hashPathList.sort(Comparator.comparing(NDegreeResult::hash));
    hashPathList.forEach(
        result -> result.issuer().issued().keySet().forEach(canonicalIssuer::issue));
  }

  /** Section 4.6.3. */
  private String hashFirstDegreeQuads(String reference) {
    return firstDegreeHashes.computeIfAbsent(
        reference,
        _ ->
            hash(
                blankNodeToQuads.get(reference).stream()
                    .map(quad -> quad.nQuad(node -> node.equals(reference) ? "_:a" : "_:z"))
                    .sorted()
                    .collect(joining())));
  }

  /** Section 4.7.3. */
  private String hashRelatedBlankNode(
      String related, Quad quad, IdentifierIssuer issuer, Position position) {
    var input = new StringBuilder(position.letter()); // 1
    if (position != Position.GRAPH_NAME) { // 2
      input.append('<').append(quad.predicate()).append('>');
    }
    if (canonicalIssuer.hasIssued(related)) { // 3
      input.append(canonicalIssuer.issue(related));
    } else if (issuer.hasIssued(related)) {
      input.append(issuer.issue(related));
    } else { // 4
      input.append(hashFirstDegreeQuads(related));
    }
    return hash(input.toString()); // 5
  }

  /** Section 4.8.3. */
  private NDegreeResult hashNDegreeQuads(String identifier, IdentifierIssuer issuer, int depth) {
    if (depth > MAX_DEPTH) {
      throw costly();
    }
    var dataToHash = new StringBuilder(); // 4
    var chosenIssuer = issuer;
    for (var related : relatedBlankNodes(identifier, issuer).entrySet()) { // 5
      dataToHash.append(related.getKey()); // 5.1
      var chosen = leastPath(related.getValue(), chosenIssuer, depth);
      dataToHash.append(chosen.text()); // 5.5
      chosenIssuer = chosen.issuer(); // 5.6
    }
    return new NDegreeResult(hash(dataToHash.toString()), chosenIssuer); // 6
  }

  /** Steps 1 to 3: the neighbours by hash, each as often as it is one. */
  private TreeMap<String, List<String>> relatedBlankNodes(
      String identifier, IdentifierIssuer issuer) {
    var hashToRelated = new TreeMap<String, List<String>>();
    for (var quad : blankNodeToQuads.get(identifier)) {
      for (var position : Position.values()) {
        var related = quad.blankNode(position);
        if (related != null && !related.equals(identifier)) {
          step();
          var hash = hashRelatedBlankNode(related, quad, issuer, position);
          hashToRelated.computeIfAbsent(hash, _ -> new ArrayList<>()).add(related);
        }
      }
    }
    return hashToRelated;
  }

  /** Steps 5.2 to 5.4: of all orders of the neighbours the one with the least path. */
  private Path leastPath(List<String> related, IdentifierIssuer issuer, int depth) {
    var permutation = new ArrayList<>(related);
    permutation.sort(Comparator.naturalOrder());
    Path chosen = null;
    do {
      var path = path(permutation, issuer.copy(), chosen, depth);
      if (path != null) { // 5.4.6
        chosen = path;
      }
    } while (Permutations.advance(permutation));
    return chosen;
  }

  /** Steps 5.4.1 to 5.4.5; null if the path is not less than the one chosen so far. */
  private Path path(List<String> permutation, IdentifierIssuer copy, Path chosen, int depth) {
    var issuerCopy = copy;
    var path = new StringBuilder();
    var recursionList = new ArrayList<String>();
    for (var related : permutation) { // 5.4.4
      step();
      if (canonicalIssuer.hasIssued(related)) {
        path.append(canonicalIssuer.issue(related));
      } else {
        if (!issuerCopy.hasIssued(related)) {
          recursionList.add(related);
        }
        path.append(issuerCopy.issue(related));
      }
    }
    if (isGreater(path, chosen)) {
      return null;
    }
    for (var related : recursionList) { // 5.4.5
      var result = hashNDegreeQuads(related, issuerCopy, depth + 1);
      path.append(issuerCopy.issue(related)).append('<').append(result.hash()).append('>');
      issuerCopy = result.issuer();
      if (isGreater(path, chosen)) {
        return null;
      }
    }
    return chosen == null || path.toString().compareTo(chosen.text()) < 0
        ? new Path(path.toString(), issuerCopy)
        : null;
  }

  private static boolean isGreater(StringBuilder path, Path chosen) {
    return chosen != null
        && path.length() >= chosen.text().length()
        && path.toString().compareTo(chosen.text()) > 0;
  }

  private void step() {
    if (++steps > MAX_STEPS) {
      throw costly();
    }
  }

  private static JsonLdRefusedException costly() {
    return new JsonLdRefusedException(
        PROOF_TRANSFORMATION_ERROR, "The document is made to be costly to canonicalize.");
  }

  private String hash(String input) {
    return HexFormat.of().formatHex(digest.digest(input.getBytes(UTF_8)));
  }
}
