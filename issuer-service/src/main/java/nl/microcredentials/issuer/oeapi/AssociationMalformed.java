package nl.microcredentials.issuer.oeapi;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** An object that is no association with its person, its offering and its result. */
class AssociationMalformed extends Refused {

  private static final long serialVersionUID = 1;

  AssociationMalformed(String pointer, String allowed) {
    this(List.of(new Violation("form", pointer, null, allowed)));
  }

  AssociationMalformed(List<Violation> violations) {
    super(MALFORMED_VALUE_ERROR, "The association is malformed.", violations);
  }
}
