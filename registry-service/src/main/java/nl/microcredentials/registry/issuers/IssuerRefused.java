package nl.microcredentials.registry.issuers;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A change of the trust list that contradicts what was published before. */
class IssuerRefused extends Refused {

  private static final long serialVersionUID = 1;

  IssuerRefused(String detail) {
    super(ProblemType.STATE_CONFLICT, detail);
  }
}
