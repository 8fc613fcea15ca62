package nl.microcredentials.issuer.elements;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import nl.microcredentials.core.json.MalformedInputException;

/**
 * Texts as people read them. Control characters and characters that turn the direction of the text
 * around make a name look like another one, and are refused before they are signed.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing">Unicode
 *     Technical Report 36, Bidirectional Text Spoofing</a>
 */
public final class PlainText {

  /** Length of a description, in characters. */
  public static final int LONG = 16_384;

  /** Length of a title or a name, in characters. */
  public static final int SHORT = 500;

  private PlainText() {}

  /**
   * Returns {@code text}.
   *
   * @throws MalformedInputException if it is empty, longer than {@code maxLength}, or holds
   *     characters that are not for reading
   */
  public static String check(String text, int maxLength) {
    if (text == null || text.isBlank() || text.length() > maxLength) {
      throw malformed("A text is missing, empty or longer than %d.".formatted(maxLength));
    }
    if (text.codePoints().anyMatch(PlainText::isForbidden)) {
      throw malformed("A text holds control characters or turns its direction around.");
    }
    return text;
  }

  /**
   * Returns {@code text}, such as a name; it stands in one line of pages and messages, and must not
   * begin another.
   *
   * @throws MalformedInputException as {@link #check}, and if it has more than one line
   */
  public static String checkLine(String text) {
    if (check(text, SHORT).indexOf('\n') >= 0) {
      throw malformed("A name has one line.");
    }
    return text;
  }

  private static boolean isForbidden(int c) {
    return (Character.isISOControl(c) && c != '\n')
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
