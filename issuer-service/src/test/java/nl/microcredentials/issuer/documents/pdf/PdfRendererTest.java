package nl.microcredentials.issuer.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PdfRendererTest {

  @TempDir private Path folder;

  @Test
  void nothing_is_fetched_whatever_a_page_refers_to() throws IOException {
    var asked = new ConcurrentLinkedQueue<String>();
    var server = server(asked);
    try {
      var url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      var css = Files.writeString(folder.resolve("a.css"), "p { display: none }").toUri();
      var pdf =
          page(
              "<link rel='stylesheet' href='%1$sa.css'/><link rel='stylesheet' href='%2$s'/>"
                      .formatted(url, css)
                  + "<style>@import url(%1$sb.css); p { background: url(%1$sc.png) } "
                      .formatted(url)
                  + "@font-face { font-family: x; src: url(%sd.ttf) } p { font-family: x, 'Source Sans 3' }</style>"
                      .formatted(url),
              """
              <p>still there</p><img src="%1$se.png" alt="e"/><img src="%1$sf.svg" alt="f"/>
              <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
                  width="20" height="20" alt="g"><image xlink:href="%1$sg.png" width="9"
                  height="9"/><use xlink:href="%1$sh.svg#x"/></svg>
              """
                  .formatted(url));
      assertThat(asked).isEmpty();
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(document)).contains("still there");
      }
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server(Queue<String> asked) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void a_picture_that_the_page_brings_along_is_shown() throws IOException {
    var green = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    green.createGraphics().fillRect(0, 0, 4, 4);
    green.setRGB(0, 0, 0x00ff00);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(green.getSubimage(0, 0, 1, 1), "png", bytes);
    var pdf =
        page(
            "<style>@page { margin: 0 } body { margin: 0 }</style>",
            "<img style='width: 100px; height: 100px' alt='green' src='data:image/png;base64,%s'/>"
                .formatted(Base64.getEncoder().encodeToString(bytes.toByteArray())));
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFRenderer(document).renderImageWithDPI(0, 72).getRGB(30, 30))
          .isEqualTo(0xff00ff00);
    }
  }

  private static byte[] page(String head, String body) {
    return PdfRenderer.render(
        "<html lang='en'><head><title>t</title>%s</head><body>%s</body></html>"
            .formatted(head, body),
        _ -> {});
  }
}
