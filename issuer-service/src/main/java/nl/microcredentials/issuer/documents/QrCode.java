package nl.microcredentials.issuer.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as an SVG path, which stays sharp at every size.
 *
 * @param size in modules, its quiet zone included
 * @param path of the dark modules
 */
public record QrCode(int size, String path) {

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M,
          EncodeHintType.MARGIN,
          2,
          EncodeHintType.CHARACTER_SET,
          "UTF-8");

  /** Draws {@code content}, an address. */
  public static QrCode of(String content) {
    try {
      var modules = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, HINTS);
      return new QrCode(modules.getWidth(), path(modules));
    } catch (WriterException e) {
      throw new IllegalStateException("the address of a credential fits into a QR code", e);
    }
  }

  /** One rectangle for each row of dark modules that touch. */
  private static String path(BitMatrix modules) {
    var path = new StringBuilder();
    for (var y = 0; y < modules.getHeight(); y++) {
      var x = 0;
      while (x < modules.getWidth()) {
        var start = x;
        while (x < modules.getWidth() && modules.get(x, y)) {
          x++;
        }
        if (x > start) {
          path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
        }
        x++;
      }
    }
    return path.toString();
  }
}
