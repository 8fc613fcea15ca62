package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Violation;

/**
 * What of a CSV file must be known to read its rows: the columns in their order, and the character
 * set, which is certain only when the whole file was seen.
 *
 * @param columns their names
 * @param charset {@code UTF-8} or {@code windows-1252}
 */
public record CsvLayout(List<String> columns, String charset) {

  public CsvLayout {
    columns = List.copyOf(columns);
  }

  /**
   * Reads a row into a completion as JSON, as it would be sent by itself.
   *
   * @param row as {@link CsvFile#next} gave it
   * @throws CsvRefused naming each cell that cannot be read
   */
  public ObjectNode read(byte[] row) {
    var cells = StrictJson.parse(row);
    if (cells.size() != columns.size()) {
      throw CsvRefused.wrongCells(
          List.of(
              new Violation(
                  "csv-cells",
                  "",
                  String.valueOf(cells.size()),
                  "%d cells, as in the header".formatted(columns.size()))));
    }
    var completion = StrictJson.object();
    var unreadable = new ArrayList<Violation>();
    for (int i = 0; i < columns.size(); i++) {
      var cell = textOf(cells.get(i));
      if (!cell.isEmpty()) {
        put(completion, CsvColumn.named(columns.get(i)), cell, unreadable);
      }
    }
    if (!unreadable.isEmpty()) {
      throw CsvRefused.wrongCells(unreadable);
    }
    return completion;
  }

  /** Rows are kept byte for byte, each byte a character. */
  private String textOf(JsonNode cell) {
    return new String(cell.textValue().getBytes(ISO_8859_1), Charset.forName(charset)).strip();
  }

  private static void put(
      ObjectNode completion, CsvColumn column, String cell, List<Violation> unreadable) {
    var value = column.kind().read(cell);
    if (value.isEmpty()) {
      unreadable.add(
          new Violation(
              "csv-cell", column.pointer().toString(), shortened(cell), column.kind().allowed()));
      return;
    }
    var pointer = column.pointer();
    completion.withObject(pointer.head()).set(pointer.last().getMatchingProperty(), value.get());
  }

  private static String shortened(String cell) {
    return cell.length() <= 64 ? cell : cell.substring(0, 64) + '…';
  }
}
