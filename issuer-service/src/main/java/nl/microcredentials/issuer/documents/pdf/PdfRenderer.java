package nl.microcredentials.issuer.documents.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.microcredentials.issuer.documents.content.Font;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Renders XHTML as PDF/A-3a, which is PDF/UA-1 too: archivable, with attachments, and readable by a
 * screen reader. The page is complete in itself; what it refers to is not fetched, wherever it is.
 *
 * @see <a href="https://www.iso.org/standard/57229.html">ISO 19005-3:2012, PDF/A-3</a>
 * @see <a href="https://www.iso.org/standard/64599.html">ISO 14289-1:2014, PDF/UA-1</a>
 */
final class PdfRenderer {

  private static final int NORMAL = 400;
  private static final int SEMI_BOLD = 600;

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    XRLog.setLoggingEnabled(false); // it writes past the log, and quotes what it renders
  }

  private PdfRenderer() {}

  /** What is done with a rendered document before it is written. */
  interface Finish {
    void apply(PDDocument document) throws IOException;
  }

  static byte[] render(String xhtml, Finish finish) {
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument();
        var svg = new BatikSVGDrawer();
        var renderer = builder(document, svg).withHtmlContent(xhtml, null).buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      finish.apply(document);
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static PdfRendererBuilder builder(PDDocument document, BatikSVGDrawer svg) {
    var builder =
        new PdfRendererBuilder()
            .usePDDocument(document)
            .usePdfAConformance(PdfAConformance.PDFA_3_A)
            .usePdfUaAccessibility(true)
            .useColorProfile(SRGB)
            .useSVGDrawer(svg)
            .useReplacementText(String.valueOf(Font.UNKNOWN_LETTER))
            .useUriResolver((_, uri) -> isInline(uri) ? uri : null);
    for (var priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, _) -> isInline(uri), priority);
    }
    use(builder, document, Font.SANS, NORMAL);
    use(builder, document, Font.SANS_SEMI_BOLD, SEMI_BOLD);
    use(builder, document, Font.SERIF_SEMI_BOLD, NORMAL);
    return builder;
  }

  private static boolean isInline(String uri) {
    return uri != null && uri.startsWith("data:image/");
  }

  private static void use(PdfRendererBuilder builder, PDDocument document, Font font, int weight) {
    var loaded = new PDFontSupplier(load(document, font));
    builder.useFont(loaded, font.family(), weight, FontStyle.NORMAL, true);
  }

  /** Without ligatures: looking for them takes nine tenths of the time of a long document. */
  private static PDFont load(PDDocument document, Font font) {
    try {
      var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font.bytes()));
      parsed.setEnableGsub(false);
      return PDType0Font.load(document, parsed, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
