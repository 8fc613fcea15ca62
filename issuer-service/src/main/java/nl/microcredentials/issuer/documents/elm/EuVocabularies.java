package nl.microcredentials.issuer.documents.elm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.documents.content.Language;

/**
 * From our codes to the controlled vocabularies of the European Learning Model. Not every code has
 * a counterpart there; some share one.
 *
 * @see <a href="https://op.europa.eu/en/web/eu-vocabularies">EU Vocabularies</a>
 */
final class EuVocabularies {

  private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
  private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
  private static final ObjectNode ALL = read();

  private EuVocabularies() {}

  private static ObjectNode read() {
    var file = "/nl/microcredentials/issuer/documents/eu-vocabularies.json";
    try (var in = EuVocabularies.class.getResourceAsStream(file)) {
      return StrictJson.parseObject(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The concept for {@code code}, such as {@code assessmentType} and {@code oral_exam}. */
  static Optional<ObjectNode> find(String vocabulary, String code) {
    var known = ALL.path(vocabulary);
    var concept = known.path("concepts").path(code);
    return concept.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            concept(
                known.path("namespace").textValue() + concept.path("id").textValue(),
                known.path("scheme").textValue(),
                concept.path("prefLabel")));
  }

  static ObjectNode get(String vocabulary, String code) {
    return find(vocabulary, code).orElseThrow();
  }

  /** Those that have a counterpart, each once. */
  static ArrayNode all(String vocabulary, List<String> codes) {
    var concepts = StrictJson.array();
    codes.stream()
        .flatMap(code -> find(vocabulary, code).stream())
        .distinct()
        .forEach(concepts::add);
    return concepts;
  }

  /** A country by its code of ISO 3166-1 alpha-2; the authority table goes by alpha-3. */
  static ObjectNode country(String code) {
    var country = Locale.of("", code);
    var labels = StrictJson.object();
    for (var language : Language.values()) {
      labels.put(language.tag(), country.getDisplayCountry(language.locale()));
    }
    return concept(
        AUTHORITY + "country/" + country.getISO3Country(), AUTHORITY + "country", labels);
  }

  /**
   * A language by its tag of BCP 47, unless no such language exists; the authority table goes by
   * ISO 639-2/T in capitals.
   */
  static Optional<ObjectNode> language(String tag) {
    var spoken = Locale.forLanguageTag(tag);
    var exists = spoken.getLanguage().length() == 3 || TWO_LETTERS.contains(spoken.getLanguage());
    return exists ? Optional.of(language(spoken)) : Optional.empty();
  }

  static ObjectNode language(Language language) {
    return language(language.locale());
  }

  private static ObjectNode language(Locale spoken) {
    var labels = StrictJson.object();
    for (var language : Language.values()) {
      labels.put(language.tag(), spoken.getDisplayLanguage(language.locale()));
    }
    return concept(
        AUTHORITY + "language/" + spoken.getISO3Language().toUpperCase(Locale.ROOT),
        AUTHORITY + "language",
        labels);
  }

  /** A skill of the European classification of skills and occupations. */
  static ObjectNode escoSkill(String iri, ObjectNode labels) {
    return concept(iri, "http://data.europa.eu/esco/concept-scheme/skills", labels);
  }

  private static ObjectNode concept(String id, String scheme, JsonNode prefLabel) {
    var concept = StrictJson.object().put("id", id).put("type", "Concept");
    concept.putObject("inScheme").put("id", scheme).put("type", "ConceptScheme");
    concept.set("prefLabel", prefLabel);
    return concept;
  }
}
