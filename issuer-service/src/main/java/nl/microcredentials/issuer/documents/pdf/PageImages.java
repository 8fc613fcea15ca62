package nl.microcredentials.issuer.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of pages. */
public final class PageImages {

  /** Readable on a screen; an A4 page is 827 × 1169 pixels. */
  private static final int DPI = 100;

  private PageImages() {}

  /** Returns the first {@code limit} pages as PNG. */
  public static List<byte[]> of(byte[] pdf, int limit) {
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      var images = new ArrayList<byte[]>();
      for (var page = 0; page < Math.min(limit, document.getNumberOfPages()); page++) {
        images.add(png(renderer, page));
      }
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] png(PDFRenderer renderer, int page) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(renderer.renderImageWithDPI(page, DPI, ImageType.RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
