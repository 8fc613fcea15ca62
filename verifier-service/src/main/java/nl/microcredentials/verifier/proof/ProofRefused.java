package nl.microcredentials.verifier.proof;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A document that is not signed as it must be by the issuer that it names. */
public final class ProofRefused extends Refused {

  private static final long serialVersionUID = 1;

  ProofRefused(ProblemType type, String detail) {
    super(type, detail);
  }
}
