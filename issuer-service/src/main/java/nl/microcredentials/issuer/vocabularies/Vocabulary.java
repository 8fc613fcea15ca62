package nl.microcredentials.issuer.vocabularies;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;

/**
 * A list of terms of ours with what others call the same: a crosswalk.
 *
 * @param version the day on which it was last changed
 * @param schemes the vocabularies of others, by the name under which concepts refer to them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Vocabulary(
    String name,
    String version,
    Map<String, String> title,
    Map<String, Scheme> schemes,
    List<Concept> concepts) {

  private static final String EU = "eu";
  private static final String EU_AUTHORITIES =
      "http://(data|publications)\\.europa\\.eu/[A-Za-z0-9_/-]+";

  /**
   * A vocabulary of somebody else.
   *
   * @param source where it is published
   * @param version of it that was read
   * @param exact whether each of its terms is one term of ours, so that it can be translated back
   * @param withoutCounterpart its terms that are none of ours
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Scheme(
      String title, URI source, String version, boolean exact, List<String> withoutCounterpart) {

    public Scheme {
      withoutCounterpart = withoutCounterpart == null ? List.of() : withoutCounterpart;
    }
  }

  /**
   * A term of ours.
   *
   * @param label as people read it, by language
   * @param terms what it is called in the schemes; where it has no counterpart, nothing
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Concept(String code, Map<String, String> label, Map<String, String> terms) {

    public Concept {
      label = label == null ? Map.of() : label;
      terms = terms == null ? Map.of() : terms;
    }
  }

  public Vocabulary {
    checkUnique(name, "code", concepts.stream().map(Concept::code));
    for (var concept : concepts) {
      require(
          schemes.keySet().containsAll(concept.terms.keySet()),
          "%s: %s has a term of an unknown scheme".formatted(name, concept.code));
      require(
          concept.terms.getOrDefault(EU, "http://data.europa.eu/-").matches(EU_AUTHORITIES),
          "%s: %s has an EU term that is no concept".formatted(name, concept.code));
    }
    for (var scheme : schemes.entrySet()) {
      if (scheme.getValue().exact) {
        checkUnique(name, scheme.getKey(), terms(concepts, scheme.getKey()));
      }
    }
  }

  /**
   * Reads a bundled vocabulary.
   *
   * @throws IllegalStateException if it is not one, or has not exactly {@code codes}
   */
  static Vocabulary read(String name, Set<String> codes) {
    var vocabulary = read(name);
    var found = vocabulary.concepts.stream().map(Concept::code).collect(Collectors.toSet());
    require(found.equals(codes), "%s has %s, and not %s".formatted(name, found, codes));
    return vocabulary;
  }

  /** As {@link #read(String, Set)}, where the list itself says which codes there are. */
  static Vocabulary read(String name) {
    try (var in = Vocabulary.class.getResourceAsStream(name + ".json")) {
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Vocabulary parse(byte[] utf8) {
    try {
      return JsonMapper.builder().build().treeToValue(StrictJson.parse(utf8), Vocabulary.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a vocabulary is malformed", e);
    }
  }

  private static void checkUnique(String name, String what, Stream<String> values) {
    var seen = new HashSet<String>();
    values.forEach(value ->
        require(seen.add(value), "%s: %s %s stands there twice".formatted(name, what, value)));
  }

  private static Stream<String> terms(List<Concept> concepts, String scheme) {
    return concepts.stream().flatMap(c -> Optional.ofNullable(c.terms.get(scheme)).stream());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** The concept with this code of ours. */
  public Optional<Concept> concept(String code) {
    return concepts.stream().filter(concept -> concept.code.equals(code)).findFirst();
  }

  /** The concept of the European vocabulary, if that has one. */
  public Optional<URI> euConcept(String code) {
    return concept(code).map(concept -> concept.terms.get(EU)).map(URI::create);
  }

  /**
   * Our code for a term of somebody else.
   *
   * @throws IllegalArgumentException if the scheme cannot be translated back without guessing
   */
  public Optional<String> codeOf(String scheme, String term) {
    if (!schemes.get(scheme).exact) {
      throw new IllegalArgumentException(scheme + " is coarser than our terms");
    }
    return concepts.stream()
        .filter(concept -> term.equals(concept.terms.get(scheme)))
        .map(Concept::code)
        .findFirst();
  }
}
