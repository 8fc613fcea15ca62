package nl.microcredentials.issuer.csv;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** A file, or a row of one, that is not the CSV that is documented. */
public final class CsvRefused extends Refused {

  private static final long serialVersionUID = 1;

  private CsvRefused(ProblemType type, String detail, List<Violation> violations) {
    super(type, detail, violations);
  }

  static CsvRefused notCsv(String detail) {
    return new CsvRefused(PARSING_ERROR, detail, List.of());
  }

  static CsvRefused tooLong(String detail) {
    return new CsvRefused(PAYLOAD_TOO_LARGE, detail, List.of());
  }

  static CsvRefused wrongColumns(List<Violation> violations) {
    return new CsvRefused(
        MALFORMED_VALUE_ERROR, "The columns are not those of a file of completions.", violations);
  }

  static CsvRefused wrongCells(List<Violation> violations) {
    return new CsvRefused(MALFORMED_VALUE_ERROR, "Cells of the row cannot be read.", violations);
  }
}
