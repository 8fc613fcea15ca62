package nl.microcredentials.core.digest;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * What a document states about the bytes of a resource that it points to, in {@code digestSRI} and
 * {@code digestMultibase}.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#integrity-of-related-resources">
 *     VCDM 2.0, 5.3: Integrity of Related Resources</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#resource-integrity">Data
 *     Integrity 1.0, 2.3: Resource Integrity</a>
 */
public final class ResourceIntegrity {

  /** Nothing is stated, so no resource is the one that was meant. */
  public static final ResourceIntegrity NONE = new ResourceIntegrity(List.of());

  private static final String SRI = "digestSRI";
  private static final String MULTIBASE = "digestMultibase";

  /** Every one of these must hold; of each, any digest does. */
  private final List<List<Digest>> alternatives;

  private ResourceIntegrity(List<List<Digest>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Reads the digests that stand in {@code reference}; nothing if none does.
   *
   * @throws MalformedInputException if one of them is not a digest
   */
  public static Optional<ResourceIntegrity> read(ObjectNode reference) {
    var alternatives = new ArrayList<List<Digest>>();
    if (reference.has(SRI)) {
      alternatives.add(strongest(text(reference.get(SRI))));
    }
    var multibase = reference.path(MULTIBASE);
    if (multibase.isArray()) {
      if (multibase.isEmpty()) {
        throw malformed("There is no digest in the list.");
      }
      multibase.forEach(one -> alternatives.add(List.of(Digest.ofMultibase(text(one)))));
    } else if (reference.has(MULTIBASE)) {
      alternatives.add(List.of(Digest.ofMultibase(text(multibase))));
    }
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(new ResourceIntegrity(alternatives));
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw malformed("A digest is not a text.");
    }
    return value.textValue();
  }

  /** Of several digests only those with the strongest algorithm count (SRI, 3.3.4). */
  private static List<Digest> strongest(String metadata) {
    var digests =
        Arrays.stream(metadata.split("[ \\t]+"))
            .filter(one -> !one.isEmpty())
            .map(Digest::ofSri)
            .toList();
    var strongest =
        digests.stream()
            .map(Digest::algorithm)
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> malformed("There is no digest in the text."));
    return digests.stream().filter(one -> one.algorithm() == strongest).toList();
  }

  /** Whether the resource with these digests is the one that was meant. */
  public boolean holdsFor(Digests digests) {
    return !alternatives.isEmpty()
        && alternatives.stream().allMatch(any -> any.stream().anyMatch(digests::contains));
  }
}
