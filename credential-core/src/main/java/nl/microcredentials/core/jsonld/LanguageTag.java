package nl.microcredentials.core.jsonld;

import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * The language of a text, such as {@code nl} or {@code zh-Hant-TW}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5646#section-2.1">RFC 5646, 2.1: Syntax</a>
 */
public final class LanguageTag {

  /** Nobody's language needs more; a tag may otherwise go on for ever. */
  private static final int MAX_LENGTH = 100;

  private LanguageTag() {}

  /**
   * Whether a text in this language can be signed. The JSON-LD library leaves out what it does not
   * take for a language, and the text with it; so it is asked, too.
   */
  public static boolean isWellFormed(String tag) {
    if (tag.isEmpty() || tag.length() > MAX_LENGTH) {
      return false;
    }
    try {
      new Locale.Builder().setLanguageTag(tag);
      return com.apicatalog.jsonld.lang.LanguageTag.isWellFormed(tag);
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
