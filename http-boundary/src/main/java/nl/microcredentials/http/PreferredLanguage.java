package nl.microcredentials.http;

import java.util.Locale;
import java.util.Locale.LanguageRange;
import nl.microcredentials.core.problem.Sentence;

/**
 * In which language a caller is answered.
 *
 * <p>The framework's own reading of the header throws on one that is malformed. While a refusal is
 * being answered, that would make a fault of ours out of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept-language">RFC 9110, 12.5.4:
 *     Accept-Language</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4647#section-3.4">RFC 4647, 3.4: Lookup</a>
 */
final class PreferredLanguage {

  private PreferredLanguage() {}

  /**
   * The language that the header prefers among those that there are.
   *
   * @param acceptLanguage null if there is no such header
   */
  static Locale of(String acceptLanguage) {
    var usual = Sentence.LANGUAGES.getFirst();
    if (acceptLanguage == null) {
      return usual;
    }
    try {
      var found = Locale.lookup(LanguageRange.parse(acceptLanguage), Sentence.LANGUAGES);
      return found == null ? usual : found;
    } catch (IllegalArgumentException e) {
      return usual; // the header is malformed
    }
  }
}
