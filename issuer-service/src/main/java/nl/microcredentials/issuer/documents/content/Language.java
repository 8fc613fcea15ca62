package nl.microcredentials.issuer.documents.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.issuer.elements.LanguageMap;

/** A language in which documents are written. */
public enum Language {
  NL,
  EN;

  /** The tag of BCP 47, such as {@code nl}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /** The language of this tag, whatever the region. */
  public static Optional<Language> of(String tag) {
    var language = Locale.forLanguageTag(tag).getLanguage();
    return Stream.of(values()).filter(known -> known.tag().equals(language)).findFirst();
  }

  /** The first of {@code accepted} that documents are written in, as in Accept-Language. */
  public static Optional<Language> firstOf(List<Locale> accepted) {
    return accepted.stream().flatMap(locale -> of(locale.toLanguageTag()).stream()).findFirst();
  }

  /**
   * The text in this language, of whatever region; otherwise in {@code fallback}; otherwise in any.
   */
  public String choose(LanguageMap texts, String fallback) {
    return texts
        .in(tag())
        .or(() -> ofAnyRegion(texts))
        .or(() -> texts.in(fallback))
        .orElseGet(() -> texts.texts().values().iterator().next());
  }

  private Optional<String> ofAnyRegion(LanguageMap texts) {
    return texts.texts().entrySet().stream()
        .filter(entry -> Locale.forLanguageTag(entry.getKey()).getLanguage().equals(tag()))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }
}
