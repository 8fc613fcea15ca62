package nl.microcredentials.core.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** A sentence for people, in both languages of the system: a text that lacks one is no text. */
public record Sentence(
    @JsonProperty(required = true) String en, @JsonProperty(required = true) String nl) {

  public static final Locale ENGLISH = Locale.ENGLISH;
  public static final Locale DUTCH = Locale.of("nl");

  public Sentence {
    if (en == null || en.isBlank() || nl == null || nl.isBlank()) {
      throw new IllegalArgumentException("a sentence is given in English and in Dutch");
    }
  }

  /** The first of {@code wanted}, in the order of preference, that there is; otherwise English. */
  public static Locale language(List<Locale> wanted) {
    return wanted.stream()
        .map(locale -> Locale.of(locale.getLanguage()))
        .filter(locale -> locale.equals(DUTCH) || locale.equals(ENGLISH))
        .findFirst()
        .orElse(ENGLISH);
  }

  /**
   * The sentence as readers of {@code language} get it.
   *
   * @param language one that {@link #language} returned
   */
  public String in(Locale language) {
    return language.equals(DUTCH) ? nl : en;
  }
}
