package nl.microcredentials.issuer.directaward;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** One award of a bundle has values that it cannot have. */
class DirectAwardMalformed extends Refused {

  private static final long serialVersionUID = 1;

  DirectAwardMalformed(List<Violation> violations) {
    super(MALFORMED_VALUE_ERROR, "The direct award is malformed.", violations);
  }
}
