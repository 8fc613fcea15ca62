package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Violation;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of completions that is read row by row, with one row in memory.
 *
 * <p>Delimiter, quote and line ends are the same bytes in UTF-8 and in Windows-1252. So rows are
 * taken apart as bytes, and which of the two it is may wait until the last row has been seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, Common Format and MIME Type for
 *     CSV Files</a>
 */
public final class CsvFile {

  /** What is quoted of a header that is wrong: it may be no header, but the first learner. */
  private static final int QUOTED_COLUMNS = 20;

  private static final int QUOTED_LENGTH = 64;

  private final RowLimit limit;
  private final CSVFormat format;
  private final CharsetDetection charset;
  private Iterator<CSVRecord> records;
  private List<String> columns;

  /**
   * Reads the header.
   *
   * @param told the character set that the sender names; without it, what is valid UTF-8 is UTF-8,
   *     and everything else is Windows-1252
   * @throws CsvRefused naming the columns that are missing, or not known
   */
  public static CsvFile open(InputStream body, Optional<Charset> told) throws IOException {
    var file = new BufferedInputStream(body, RowLimit.MAXIMUM);
    var charset = new CharsetDetection(told, CsvStart.skipByteOrderMark(file));
    var opened = new CsvFile(file, CsvStart.delimiterOf(file), charset);
    opened.readHeader();
    return opened;
  }

  private CsvFile(InputStream file, char delimiter, CharsetDetection charset) {
    this.limit = new RowLimit(new InputStreamReader(file, ISO_8859_1));
    this.charset = charset;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
  }

  private void readHeader() throws IOException {
    records = CSVParser.builder().setReader(limit).setFormat(format).get().iterator();
    columns = nextRecord().map(CSVRecord::toList).orElse(List.of());
    columns = columns.stream().map(String::strip).toList();
    var wrong = new ArrayList<Violation>();
    var seen = new HashSet<String>();
    for (var column : columns) {
      if (!CsvColumn.isKnown(column)) {
        wrong.add(new Violation("csv-column-unknown", "", quoted(column), allNames()));
      } else if (!seen.add(column)) {
        wrong.add(new Violation("csv-column-twice", "", column, "each column once"));
      }
    }
    var shown = new ArrayList<>(wrong.subList(0, Math.min(wrong.size(), QUOTED_COLUMNS)));
    for (var required : CsvColumn.requiredNames()) {
      if (!seen.contains(required)) {
        shown.add(new Violation("csv-column-missing", "", null, required));
      }
    }
    if (!shown.isEmpty()) {
      throw CsvRefused.wrongColumns(shown);
    }
  }

  private static String allNames() {
    return String.join(", ", CsvColumn.names());
  }

  private static String quoted(String column) {
    var bytes = column.getBytes(ISO_8859_1);
    var text = new String(bytes, UTF_8).replaceAll("\\p{Cntrl}", "\uFFFD");
    return text.length() <= QUOTED_LENGTH ? text : text.substring(0, QUOTED_LENGTH) + '…';
  }

  /**
   * The next row, to be read with {@link #layout}; nothing at the end.
   *
   * @throws CsvRefused if the quoting is wrong, or the row does not end
   */
  public Optional<byte[]> next() throws IOException {
    return nextRecord()
        .map(row -> {
          var cells = StrictJson.array();
          row.forEach(cells::add);
          return StrictJson.write(cells);
        });
  }

  private Optional<CSVRecord> nextRecord() throws IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      var row = records.next();
      limit.rowRead();
      row.forEach(charset::see);
      return Optional.of(row);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        throw CsvRefused.notCsv("The quoting of a row is not that of RFC 4180.");
      }
      throw e.getCause();
    }
  }

  /**
   * How the rows are to be read; known when all of them have been.
   *
   * @throws CsvRefused if they are in no character set that is taken
   */
  public CsvLayout layout() {
    return new CsvLayout(columns, charset.decide().name());
  }
}
