package nl.microcredentials.issuer.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Refuses a row that does not end. The CSV library would collect it in memory, however long it is:
 * one quote that is never closed makes one cell of the rest of the file.
 */
final class RowLimit extends FilterReader {

  /** Longer than any completion; in characters. */
  static final int MAXIMUM = 64 * 1024;

  /** The library reads so much ahead of the row that it is in. */
  private static final int READ_AHEAD = 8 * 1024;

  private int sinceRow;

  RowLimit(Reader in) {
    super(in);
  }

  /** A row is complete; the next one begins. */
  void rowRead() {
    sinceRow = 0;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (sinceRow > MAXIMUM + READ_AHEAD) {
      throw CsvRefused.tooLong("A row is longer than 64 KiB; perhaps a quote is not closed.");
    }
    var read = super.read(buffer, offset, Math.min(length, READ_AHEAD));
    sinceRow += Math.max(0, read);
    return read;
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }
}
