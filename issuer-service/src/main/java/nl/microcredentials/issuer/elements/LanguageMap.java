package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.jsonld.LanguageTag;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One text in one or more languages, by BCP 47 tag. */
@Schema(
    type = SchemaType.OBJECT,
    additionalProperties = String.class,
    examples = "{\"nl\": \"Inleiding\", \"en\": \"Introduction\"}")
public record LanguageMap(@JsonValue Map<String, String> texts) {

  private static final int MAX_LANGUAGES = 30;

  /** A language of a whole document, as Open Badges have it: language, script, region. */
  public static final String LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?";

  /**
   * The same with variants, such as {@code sl-rozaj} or {@code de-1996}. Cases are those in which
   * the registry writes them: two tags of one language would be two texts.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5646#section-2.1">RFC 5646, 2.1: Syntax</a>
   */
  private static final Pattern TAG =
      Pattern.compile(LANGUAGE + "(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,3}");

  /**
   * Checks tags and texts.
   *
   * @throws MalformedInputException if a tag is not a language, or a text is not a plain one
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LanguageMap {
    if (texts.isEmpty() || texts.size() > MAX_LANGUAGES) {
      throw MalformedInputException.malformed(
          "A text is given in 1 to %d languages.".formatted(MAX_LANGUAGES));
    }
    texts.forEach((language, text) -> {
      if (!isTag(language)) {
        throw MalformedInputException.malformed(
            "A language is not a BCP 47 tag such as nl or en-GB.");
      }
      PlainText.check(text, PlainText.LONG);
    });
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  private static boolean isTag(String language) {
    return TAG.matcher(language).matches() && LanguageTag.isWellFormed(language);
  }

  public Optional<String> in(String language) {
    return Optional.ofNullable(texts.get(language));
  }
}
