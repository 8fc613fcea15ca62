package nl.microcredentials.issuer.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the text of a cell becomes a value. What could be read in two ways is not read. */
enum CsvCell {
  TEXT("text") {
    @Override
    Optional<JsonNode> read(String cell) {
      return Optional.of(TextNode.valueOf(cell));
    }
  },

  TRUTH("ja, nee, true or false") {
    @Override
    Optional<JsonNode> read(String cell) {
      return switch (cell.toLowerCase(Locale.ROOT)) {
        case "ja", "true" -> Optional.of(BooleanNode.TRUE);
        case "nee", "false" -> Optional.of(BooleanNode.FALSE);
        default -> Optional.empty();
      };
    }
  },

  /** Three digits after the sign might be thousands as well: there is no such number. */
  NUMBER("a number such as 3 or 2,5, without sign and thousands separator") {
    private final Pattern number = Pattern.compile("[0-9]{1,6}([,.][0-9]{1,2})?");

    @Override
    Optional<JsonNode> read(String cell) {
      return number.matcher(cell).matches()
          ? Optional.of(DecimalNode.valueOf(new BigDecimal(cell.replace(',', '.'))))
          : Optional.empty();
    }
  },

  /** A mark, or a letter or word. A mark has a point in a credential, whoever reads it. */
  SCORE("a score such as 8,5 or pass") {
    private final Pattern withComma = Pattern.compile("[0-9]{1,3},[0-9]{1,2}");

    @Override
    Optional<JsonNode> read(String cell) {
      return Optional.of(
          TextNode.valueOf(withComma.matcher(cell).matches() ? cell.replace(',', '.') : cell));
    }
  },

  TIME("2026-11-20T15:00:00+01:00, 2026-11-20, 20-11-2026 or 20-11-2026 15:00") {
    @Override
    Optional<JsonNode> read(String cell) {
      return DutchTime.read(cell).map(time -> TextNode.valueOf(time.toString()));
    }
  };

  private final String allowed;

  CsvCell(String allowed) {
    this.allowed = allowed;
  }

  /** For people. */
  String allowed() {
    return allowed;
  }

  /** Nothing if the text is no such value. */
  abstract Optional<JsonNode> read(String cell);
}
