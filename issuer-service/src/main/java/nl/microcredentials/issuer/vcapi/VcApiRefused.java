package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** A request to the VC API that is not carried out; nothing was issued or changed. */
final class VcApiRefused extends Refused {

  private static final long serialVersionUID = 1;

  VcApiRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  VcApiRefused(ProblemType type, String detail, List<Violation> violations) {
    super(type, detail, violations);
  }

  static VcApiRefused malformed(String detail) {
    return new VcApiRefused(MALFORMED_VALUE_ERROR, detail);
  }
}
