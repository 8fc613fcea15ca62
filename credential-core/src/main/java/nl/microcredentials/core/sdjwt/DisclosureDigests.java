package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.json.MalformedInputException.unparsable;
import static nl.microcredentials.core.sdjwt.SdJwtRefused.unproven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.StrictJson;

/**
 * Puts disclosed claims where their digests stand, and takes away the digests of all others.
 *
 * <p>Numbers in the body are those of the steps in RFC 9901, 7.1. Step 5 is easy to leave out,
 * because honest tokens pass without it; without it anybody can attach claims that nobody signed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.1">RFC 9901, 7.1: Verification of
 *     the SD-JWT</a>
 */
final class DisclosureDigests {

  private final Map<String, Disclosure> unused = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<ClaimPath, Disclosure> disclosed = new LinkedHashMap<>();
  private final Set<ClaimPath> withheld = new HashSet<>();

  private DisclosureDigests() {}

  /**
   * Processes the payload that an issuer signed.
   *
   * @throws nl.microcredentials.core.problem.Refused if a rule of section 7.1 is broken
   */
  static ProcessedPayload process(ObjectNode payload, List<Disclosure> disclosures) {
    var algorithm = DigestAlgorithm.of(payload); // 2.4
    var digests = new DisclosureDigests();
    for (var disclosure : disclosures) { // 3.1
      if (digests.unused.put(algorithm.digest(disclosure.toString()), disclosure) != null) {
        throw unproven("A claim is disclosed twice.");
      }
    }
    var claims = digests.object(payload, ClaimPath.ROOT);
    if (!digests.unused.isEmpty()) { // 5
      throw unproven("A claim is disclosed that the issuer did not sign.");
    }
    return new ProcessedPayload(claims, digests.disclosed, digests.withheld);
  }

  private JsonNode process(JsonNode node, ClaimPath path) {
    if (path.steps().size() > StrictJson.MAX_DEPTH) {
      // Each disclosure keeps to that for itself; one inside the other would not.
      throw unparsable("Disclosed claims are nested too deeply.");
    }
    return switch (node) {
      case ObjectNode object -> object(object, path);
      case ArrayNode array -> array(array, path);
      default -> node;
    };
  }

  private ObjectNode object(ObjectNode object, ClaimPath path) {
    if (object.has(DigestAlgorithm.CLAIM) && !path.equals(ClaimPath.ROOT)) {
      throw malformed("_sd_alg stands elsewhere than at the top.");
    }
    var digests = Reserved.digests(object);
    var claims = StrictJson.object();
    for (var member : object.properties()) {
      if (!Reserved.isReserved(member.getKey())) { // 3.5, 3.6
        claims.set(member.getKey(), process(member.getValue(), path.member(member.getKey())));
      }
    }
    for (var digest : digests) {
      var disclosure = disclosure(digest);
      if (disclosure.isPresent()) {
        insert(disclosure.get(), claims, path);
      } else {
        withheld.add(path); // 3.3.1
      }
    }
    return claims;
  }

  private void insert(Disclosure disclosure, ObjectNode claims, ClaimPath path) {
    var name =
        disclosure
            .claimName()
            .orElseThrow(() -> unproven("A disclosure names no claim.")); // 3.3.2.1
    if (Reserved.isReserved(name)) { // 3.3.2.2
      throw unproven("A disclosed claim bears a reserved name.");
    }
    if (claims.has(name)) { // 3.3.2.3
      throw unproven("A disclosed claim is there already.");
    }
    var place = path.member(name);
    disclosed.put(place, disclosure);
    claims.set(name, process(disclosure.value(), place)); // 3.3.2.4, 3.3.2.5
  }

  private ArrayNode array(ArrayNode array, ClaimPath path) {
    var elements = StrictJson.array();
    for (int i = 0; i < array.size(); i++) {
      var place = path.element(i);
      var digest = Reserved.digest(array.get(i));
      if (digest.isEmpty()) {
        elements.add(process(array.get(i), place));
        continue;
      }
      var disclosure = disclosure(digest.get());
      if (disclosure.isEmpty()) {
        withheld.add(place); // 3.4
        continue;
      }
      if (disclosure.get().claimName().isPresent()) { // 3.3.3.1
        throw unproven("An element of a list is disclosed as if it had a name.");
      }
      disclosed.put(place, disclosure.get());
      elements.add(process(disclosure.get().value(), place)); // 3.3.3.2, 3.3.3.3
    }
    return elements;
  }

  private Optional<Disclosure> disclosure(String digest) {
    if (!seen.add(digest)) { // 4
      throw unproven("A digest stands in two places.");
    }
    return Optional.ofNullable(unused.remove(digest));
  }
}
