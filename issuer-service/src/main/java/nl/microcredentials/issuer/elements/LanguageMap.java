package nl.microcredentials.issuer.elements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One text in one or more languages, by BCP 47 tag. */
@Schema(
    type = SchemaType.OBJECT,
    additionalProperties = String.class,
    examples = "{\"nl\": \"Inleiding\", \"en\": \"Introduction\"}")
public record LanguageMap(@JsonValue Map<String, String> texts) {

  private static final int MAX_LANGUAGES = 30;

  /** The tags of RFC 5646 that name a language, optionally a script and a region. */
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");

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

  static boolean isTag(String language) {
    return TAG.matcher(language).matches();
  }

  public Optional<String> in(String language) {
    return Optional.ofNullable(texts.get(language));
  }
}
