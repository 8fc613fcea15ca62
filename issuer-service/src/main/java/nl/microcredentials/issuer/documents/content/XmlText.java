package nl.microcredentials.issuer.documents.content;

/**
 * Text in XML, which has no place for two characters that a text may hold.
 *
 * @see <a href="https://www.w3.org/TR/2008/REC-xml-20081126/#charsets">XML 1.0, 2.2 Characters</a>
 */
public final class XmlText {

  private XmlText() {}

  /**
   * Returns {@code xml} with {@link Font#UNKNOWN_LETTER} in the place of characters that may not be
   * there.
   */
  public static String legal(String xml) {
    return xml.replace('\ufffe', Font.UNKNOWN_LETTER).replace('\uffff', Font.UNKNOWN_LETTER);
  }
}
