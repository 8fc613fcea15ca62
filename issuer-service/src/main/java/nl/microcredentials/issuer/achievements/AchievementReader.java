package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.http.FormViolations;
import nl.microcredentials.http.StrictJsonReader;

/** Reads an achievement that is a part of a request, as strictly as one that is a whole request. */
@ApplicationScoped
public class AchievementReader {

  private final Validator validator;

  AchievementReader(Validator validator) {
    this.validator = validator;
  }

  /**
   * Reads {@code json}.
   *
   * @throws MalformedInputException if a value is not what it must be, or there is an unknown
   *     member
   * @throws Incomplete naming all that is missing, or too much
   */
  public AchievementDefinition read(ObjectNode json) {
    var definition = StrictJsonReader.bind(json, AchievementDefinition.class);
    var violations = FormViolations.of(validator.validate(definition));
    if (!violations.isEmpty()) {
      throw new Incomplete(violations);
    }
    return definition;
  }

  /** Elements are missing, or there are too many of them. */
  public static final class Incomplete extends Refused {

    private static final long serialVersionUID = 1;

    Incomplete(List<Violation> violations) {
      super(MALFORMED_VALUE_ERROR, "The achievement is malformed.", violations);
    }
  }
}
