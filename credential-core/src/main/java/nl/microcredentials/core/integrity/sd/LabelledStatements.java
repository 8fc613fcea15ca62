package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.PROOF_GENERATION_ERROR;

import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.RdfDataset;
import nl.microcredentials.core.jsonld.SkolemizedDocument;
import nl.microcredentials.core.keys.Multibase;

/**
 * The statements of a whole document under the labels with which they are signed, and which of them
 * belong to a part of it.
 *
 * <p>Canonical labels are counted, so that a hole in the count would tell that something is left
 * out. The labels here are their HMACs.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#canonicalizeandgroup">Data
 *     Integrity ECDSA Cryptosuites 1.0, 3.4.16: canonicalizeAndGroup</a>
 */
final class LabelledStatements {

  private final SkolemizedDocument document;
  private final Map<String, String> labelMap;
  private final List<String> nQuads;

  LabelledStatements(SkolemizedDocument document, byte[] hmacKey) {
    this.document = document;
    this.labelMap = hmacIds(document.canonicalLabels(), hmacKey);
    this.nQuads = document.dataset().nQuads(labelMap);
  }

  /** Section 3.4.4, createHmacIdLabelMapFunction. */
  private static Map<String, String> hmacIds(Map<String, String> canonicalLabels, byte[] hmacKey) {
    var labels = new HashMap<String, String>();
    try {
      var hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(hmacKey, hmac.getAlgorithm()));
      canonicalLabels.forEach((source, label) ->
          labels.put(source, Multibase.base64Url(hmac.doFinal(label.getBytes(UTF_8)))));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
    return labels;
  }

  /** The indexes of those that are left when {@code indexes} are taken away. */
  List<Integer> allBut(Set<Integer> indexes) {
    return IntStream.range(0, nQuads.size()).boxed().filter(i -> !indexes.contains(i)).toList();
  }

  List<String> nQuads(Collection<Integer> indexes) {
    return indexes.stream().map(nQuads::get).toList();
  }

  /** Section 3.4.15, selectCanonicalNQuads. */
  RdfDataset select(Selection selection) {
    return document.select(selection.from(document.compact()));
  }

  /** The indexes of the statements of what is selected, if anything is. */
  SortedSet<Integer> indexes(Selection selection) {
    return selection.isEmpty() ? new TreeSet<>() : indexes(select(selection));
  }

  /**
   * The indexes of the statements of {@code part}.
   *
   * @throws MalformedInputException if it says something that the whole does not: a part of a list
   *     is another list, a text without its language another text
   */
  SortedSet<Integer> indexes(RdfDataset part) {
    var left = new HashSet<>(part.nQuads(labelMap));
    var indexes = new TreeSet<Integer>();
    for (int i = 0; i < nQuads.size(); i++) {
      if (left.remove(nQuads.get(i))) {
        indexes.add(i);
      }
    }
    if (!left.isEmpty()) {
      throw new MalformedInputException(
          PROOF_GENERATION_ERROR, "A pointer leads to something that does not stand by itself.");
    }
    return indexes;
  }

  /**
   * The labels under which the statements of {@code part} are signed, by those that its verifier
   * will find (section 3.5.4, steps 12 to 14).
   */
  Map<String, String> verifierLabelMap(RdfDataset part) {
    var verifierLabels =
        new TreeMap<String, String>(Comparator.comparingInt(DerivedProofValue::number));
    part.canonicalLabels()
        .forEach((source, label) -> verifierLabels.put(label, labelMap.get(source)));
    return verifierLabels;
  }
}
