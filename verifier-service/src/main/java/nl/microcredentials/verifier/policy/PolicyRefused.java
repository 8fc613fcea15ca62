package nl.microcredentials.verifier.policy;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A document that is not signed as it must be by the issuer that it names. */
final class PolicyRefused extends Refused {

  private static final long serialVersionUID = 1;

  PolicyRefused(ProblemType type, String detail) {
    super(type, detail);
  }
}
