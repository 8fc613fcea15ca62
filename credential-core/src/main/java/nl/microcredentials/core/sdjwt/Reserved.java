package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that mean something else than a claim.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.1">RFC 9901, 4.1: Issuer-signed
 *     JWT</a>
 */
final class Reserved {

  /** The member of an object that lists digests of hidden members. */
  static final String DIGESTS = "_sd";

  /** The only member of the object that stands for a hidden element of an array. */
  static final String ELEMENT = "...";

  private static final Set<String> NAMES = Set.of(DIGESTS, ELEMENT, DigestAlgorithm.CLAIM);

  private Reserved() {}

  static boolean isReserved(String name) {
    return NAMES.contains(name);
  }

  /** Refuses claims that could be taken for digests. */
  static void checkFree(JsonNode claims) {
    if (NAMES.stream().anyMatch(claims::has)) {
      throw malformed("The names _sd, ... and _sd_alg are not for claims.");
    }
    claims.forEach(Reserved::checkFree);
  }

  /**
   * The digests of hidden members of {@code object}.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if the names are used for
   *     anything else
   */
  static List<String> digests(ObjectNode object) {
    if (object.has(ELEMENT)) {
      throw malformed("A claim bears the name that stands for hidden elements of a list.");
    }
    if (!object.has(DIGESTS)) {
      return List.of();
    }
    if (!(object.get(DIGESTS) instanceof ArrayNode digests)
        || !digests.valueStream().allMatch(JsonNode::isTextual)) {
      throw malformed("_sd is not a list of digests.");
    }
    return digests.valueStream().map(JsonNode::textValue).toList();
  }

  /**
   * The digest of the hidden element that {@code element} stands for; nothing if it stands for
   * itself.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it is neither
   */
  static Optional<String> digest(JsonNode element) {
    if (!element.has(ELEMENT)) {
      return Optional.empty();
    }
    if (element.size() != 1 || !element.get(ELEMENT).isTextual()) {
      throw malformed("What stands for a hidden element holds its digest and nothing else.");
    }
    return Optional.of(element.get(ELEMENT).textValue());
  }
}
