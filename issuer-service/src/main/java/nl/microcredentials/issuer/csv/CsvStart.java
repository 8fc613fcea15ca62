package nl.microcredentials.issuer.csv;

import java.io.BufferedInputStream;
import java.io.IOException;

/** What the first bytes of a CSV file say about it. */
final class CsvStart {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final char DEFAULT_DELIMITER = ',';

  private CsvStart() {}

  /** Whether there was one; it means UTF-8. */
  static boolean skipByteOrderMark(BufferedInputStream file) throws IOException {
    file.mark(BYTE_ORDER_MARK.length);
    for (var expected : BYTE_ORDER_MARK) {
      if (file.read() != (expected & 0xFF)) {
        file.reset();
        return false;
      }
    }
    return true;
  }

  /**
   * The delimiter that the header uses most; none of the candidates stands in the name of a column.
   */
  static char delimiterOf(BufferedInputStream file) throws IOException {
    var semicolons = 0;
    var commas = 0;
    var tabs = 0;
    file.mark(RowLimit.MAXIMUM);
    for (int read = 0; read < RowLimit.MAXIMUM - 1; read++) {
      switch (file.read()) {
        case ';' -> semicolons++;
        case ',' -> commas++;
        case '\t' -> tabs++;
        case '\n', '\r', -1 -> read = RowLimit.MAXIMUM;
        default -> {
          // part of a name
        }
      }
    }
    file.reset();
    if (semicolons > Math.max(commas, tabs)) {
      return ';';
    }
    return tabs > commas ? '\t' : DEFAULT_DELIMITER;
  }
}
