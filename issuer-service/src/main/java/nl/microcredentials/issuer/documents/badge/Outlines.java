package nl.microcredentials.issuer.documents.badge;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.microcredentials.issuer.documents.content.Font;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Turns text into outlines, so that a badge looks the same wherever it is shown, with or without
 * the font.
 */
final class Outlines implements AutoCloseable {

  private static final String ELLIPSIS = "…";

  private final TrueTypeFont font;
  private final CmapLookup characters;

  Outlines(Font font) {
    try {
      this.font = new TTFParser().parse(new RandomAccessReadBuffer(font.bytes()));
      this.characters = this.font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The width of {@code text} in units of the drawing. */
  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> advance(c) * scale(size)).sum();
  }

  /** An SVG path of {@code text}, centred at {@code x}, standing on {@code y}. */
  String centred(String text, double size, double x, double y) {
    var path = new StringBuilder();
    var pen = x - width(text, size) / 2;
    for (var c : text.codePoints().toArray()) {
      appendGlyph(path, glyphOf(c), new Placing(pen, y, scale(size)));
      pen += advance(c) * scale(size);
    }
    return path.toString();
  }

  /** Breaks {@code text} into lines; what is too long ends in an ellipsis. */
  List<String> lines(String text, double size, double maxWidth, int maxLines) {
    var lines = new ArrayList<String>();
    var rest = text.strip().replaceAll("\\s+", " ");
    while (!rest.isEmpty() && lines.size() < maxLines) {
      var end = fitting(rest, size, maxWidth);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.set(lines.size() - 1, shortened(lines.getLast(), size, maxWidth));
    }
    return lines;
  }

  /** Where the line is broken: after the last word that fits, or inside a word longer than it. */
  private int fitting(String text, double size, double maxWidth) {
    var fits = longestFitting(text, size, maxWidth);
    if (fits == text.length()) {
      return fits;
    }
    var space = text.lastIndexOf(' ', fits);
    return space > 0 ? space : fits;
  }

  private int longestFitting(String text, double size, double maxWidth) {
    var width = 0.0;
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += advance(text.codePointAt(i)) * scale(size);
      if (width > maxWidth && i > 0) {
        return i;
      }
    }
    return text.length();
  }

  private String shortened(String line, double size, double maxWidth) {
    var room = maxWidth - width(ELLIPSIS, size);
    return line.substring(0, longestFitting(line, size, room)).strip() + ELLIPSIS;
  }

  private double scale(double size) {
    try {
      return size / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int glyphOf(int character) {
    var glyph = characters.getGlyphId(character);
    return glyph == 0 ? characters.getGlyphId(Font.UNKNOWN_LETTER) : glyph;
  }

  private int advance(int character) {
    try {
      return font.getAdvanceWidth(glyphOf(character));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a glyph is drawn, and how large. In a font, y grows upwards. */
  private record Placing(double x, double y, double scale) {
    void append(StringBuilder path, char command, double[] points, int count) {
      path.append(command);
      for (var i = 0; i < count; i++) {
        path.append(
            String.format(
                Locale.ROOT,
                i == 0 ? "%.1f %.1f" : " %.1f %.1f",
                x + points[2 * i] * scale,
                y - points[2 * i + 1] * scale));
      }
    }
  }

  private void appendGlyph(StringBuilder path, int glyph, Placing placing) {
    try {
      var outline = font.getGlyph().getGlyph(glyph);
      if (outline == null) {
        return; // a space
      }
      var points = new double[6];
      for (var i = outline.getPath().getPathIterator(null); !i.isDone(); i.next()) {
        switch (i.currentSegment(points)) {
          case PathIterator.SEG_MOVETO -> placing.append(path, 'M', points, 1);
          case PathIterator.SEG_LINETO -> placing.append(path, 'L', points, 1);
          case PathIterator.SEG_QUADTO -> placing.append(path, 'Q', points, 2);
          case PathIterator.SEG_CUBICTO -> placing.append(path, 'C', points, 3);
          default -> path.append('Z');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      font.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
