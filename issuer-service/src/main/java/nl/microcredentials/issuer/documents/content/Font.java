package nl.microcredentials.issuer.documents.content;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The bundled fonts: Latin with all its European letters, Greek, Cyrillic. */
public enum Font {
  SANS("Source Sans 3", "SourceSans3_400Regular.ttf"),
  SANS_SEMI_BOLD("Source Sans 3", "SourceSans3_600SemiBold.ttf"),
  SERIF_SEMI_BOLD("Source Serif 4", "SourceSerif4_600SemiBold.ttf");

  /** A lozenge; takes the place of letters that the fonts do not have. */
  public static final char UNKNOWN_LETTER = '\u25ca';

  private static final String FOLDER = "/nl/microcredentials/issuer/documents/fonts/";

  private final String family;
  private final byte[] bytes;

  Font(String family, String file) {
    this.family = family;
    this.bytes = read(FOLDER + file);
  }

  private static byte[] read(String resource) {
    try (var in = Font.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String family() {
    return family;
  }

  public byte[] bytes() {
    return bytes;
  }
}
