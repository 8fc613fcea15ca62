package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV that can be opened in a spreadsheet without running what somebody put into a cell.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class CsvExport {

  private static final Pattern FORMULA =
      Pattern.compile("(?:^|(?<=[;,]))(?=\"*[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])");

  private final CSVPrinter printer;

  public CsvExport(OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
  }

  /** Writes one row; null is an empty cell. */
  public void row(String... cells) throws IOException {
    printer.printRecord(Arrays.stream(cells).map(CsvExport::withoutFormula).toList());
  }

  /**
   * The apostrophe makes a spreadsheet show the cell as text. Dutch spreadsheets take a semicolon
   * for the end of a cell, so that what follows one may begin a cell too.
   */
  private static String withoutFormula(String cell) {
    return cell == null ? null : FORMULA.matcher(cell).replaceAll("'");
  }

  public void flush() throws IOException {
    printer.flush();
  }
}
