package nl.microcredentials.core.sdjwt;

import static java.util.Comparator.comparing;
import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.sdjwt.ClaimPath.Step;

/**
 * Hides claims behind digests, so that the holder decides who sees which of them.
 *
 * <p>Digests are sorted: their order says nothing about the claims.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2.4">RFC 9901, 4.2.4: Embedding
 *     Disclosure Digests in SD-JWTs</a>
 */
public final class Concealer {

  private final DigestAlgorithm algorithm;
  private final int decoys;
  private final SecureRandom random;

  /** With SHA-256 and without decoys. */
  public Concealer(SecureRandom random) {
    this(DigestAlgorithm.SHA_256, 0, random);
  }

  /**
   * @param decoys how many digests of nothing are added wherever something is hidden, so that
   *     nobody can tell how much
   */
  public Concealer(DigestAlgorithm algorithm, int decoys, SecureRandom random) {
    this.algorithm = algorithm;
    this.decoys = decoys;
    this.random = random;
  }

  /**
   * Hides what stands at {@code paths}; what stands there can hold hidden claims itself. {@code
   * claims} stay as they are.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if nothing stands there, or if
   *     claims bear names that are reserved for digests
   */
  public ConcealedClaims conceal(ObjectNode claims, Collection<ClaimPath> paths) {
    Reserved.checkFree(claims);
    var payload = claims.deepCopy();
    var disclosures = new ArrayList<Disclosure>();
    // What lies deeper goes first, because its digests are part of what lies higher.
    byParent(payload, paths).entrySet().stream()
        .sorted(comparing(group -> -group.getKey().steps().size()))
        .forEach(group -> hide(at(payload, group.getKey()), group.getValue(), disclosures));
    if (!disclosures.isEmpty()) {
      payload.put(DigestAlgorithm.CLAIM, algorithm.value());
    }
    return new ConcealedClaims(payload, disclosures);
  }

  private static LinkedHashMap<ClaimPath, Set<Step>> byParent(
      ObjectNode claims, Collection<ClaimPath> paths) {
    var groups = new LinkedHashMap<ClaimPath, Set<Step>>();
    for (var path : paths) {
      for (var one : expand(claims, path)) {
        groups
            .computeIfAbsent(one.parent(), _ -> new TreeSet<>(comparing(Step::toString)))
            .add(one.steps().getLast());
      }
    }
    return groups;
  }

  /** The places where something stands, with a number for each element. */
  private static List<ClaimPath> expand(ObjectNode claims, ClaimPath path) {
    var places = List.of(ClaimPath.ROOT);
    for (var step : path.steps()) {
      var further = new ArrayList<ClaimPath>();
      for (var place : places) {
        switch (step) {
          case Step.Name(var name) -> further.add(place.member(name));
          case Step.Index(var index) -> further.add(place.element(index));
          case Step.Each() -> {
            for (int i = 0; i < at(claims, place).size(); i++) {
              further.add(place.element(i));
            }
          }
        }
      }
      places = further;
    }
    places.forEach(place -> at(claims, place));
    if (path.steps().isEmpty() || places.isEmpty()) {
      throw nothingAt(path);
    }
    return places;
  }

  private static JsonNode at(ObjectNode claims, ClaimPath place) {
    JsonNode node = claims;
    for (var step : place.steps()) {
      node =
          switch (step) {
            case Step.Name(var name) -> node.path(name);
            case Step.Index(var index) -> node.path(index);
            case Step.Each() -> throw new IllegalArgumentException("one place, not many");
          };
      if (node.isMissingNode()) {
        throw nothingAt(place);
      }
    }
    return node;
  }

  private static RuntimeException nothingAt(ClaimPath path) {
    return malformed("There is no claim %s that could be hidden.".formatted(path));
  }

  private void hide(JsonNode container, Set<Step> steps, List<Disclosure> disclosures) {
    switch (container) {
      case ObjectNode object -> hideMembers(object, steps, disclosures);
      case ArrayNode array -> hideElements(array, steps, disclosures);
      default -> throw new IllegalStateException("only objects and arrays hold claims");
    }
  }

  private void hideMembers(ObjectNode object, Set<Step> steps, List<Disclosure> disclosures) {
    var digests = new TreeSet<String>();
    for (var step : steps) {
      var name = ((Step.Name) step).name();
      digests.add(add(Disclosure.ofMember(name, object.remove(name), random), disclosures));
    }
    for (int i = 0; i < decoys; i++) {
      digests.add(decoy());
    }
    digests.forEach(object.putArray(Reserved.DIGESTS)::add);
  }

  private void hideElements(ArrayNode array, Set<Step> steps, List<Disclosure> disclosures) {
    for (var step : steps) {
      var index = ((Step.Index) step).index();
      var digest = add(Disclosure.ofElement(array.get(index), random), disclosures);
      array.set(index, StrictJson.object().put(Reserved.ELEMENT, digest));
    }
    for (int i = 0; i < decoys; i++) {
      array.addObject().put(Reserved.ELEMENT, decoy());
    }
  }

  private String add(Disclosure disclosure, List<Disclosure> disclosures) {
    disclosures.add(disclosure);
    return algorithm.digest(disclosure.toString());
  }

  private String decoy() {
    return algorithm.decoy(Disclosure.randomBytes(random));
  }
}
