package nl.microcredentials.issuer.batches;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.http.FormViolations;
import nl.microcredentials.http.StrictJsonReader;
import nl.microcredentials.issuer.completions.Completion;

/** Reads rows into completions, as strictly as if each had been sent by itself. */
@ApplicationScoped
class RowReader {

  private final Validator validator;

  RowReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads one row.
   *
   * @throws Refused if it is not a completion
   */
  Completion read(Batch batch, byte[] row) {
    JsonNode json = batch.layout == null ? StrictJson.parse(row) : batch.layout.read(row);
    var completion = StrictJsonReader.bind(json, Completion.class);
    if (completion == null) {
      throw new NotACompletion(
          List.of(new Violation("form", "", "null", "a completion, as a JSON object")));
    }
    var violations = FormViolations.of(validator.validate(completion));
    if (!violations.isEmpty()) {
      throw new NotACompletion(violations);
    }
    return completion;
  }

  /** A row that is something else. */
  static final class NotACompletion extends Refused {

    private static final long serialVersionUID = 1;

    NotACompletion(List<Violation> violations) {
      super(MALFORMED_VALUE_ERROR, "The row is not a completion.", violations);
    }
  }
}
