package nl.microcredentials.core.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** A sentence for people, in both languages of the system: a text that lacks one is no text. */
public record Sentence(
    @JsonProperty(required = true) String en, @JsonProperty(required = true) String nl) {

  private static final Locale DUTCH = Locale.of("nl");

  /** The languages that there are; the first is for those who understand neither. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, DUTCH);

  public Sentence {
    if (en == null || en.isBlank() || nl == null || nl.isBlank()) {
      throw new IllegalArgumentException("a sentence is given in English and in Dutch");
    }
  }

  /**
   * The sentence as readers of {@code language} get it.
   *
   * @param language one of {@link #LANGUAGES}
   */
  public String in(Locale language) {
    return language.equals(DUTCH) ? nl : en;
  }
}
