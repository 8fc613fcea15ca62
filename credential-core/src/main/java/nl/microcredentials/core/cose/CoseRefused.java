package nl.microcredentials.core.cose;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A COSE message that can be read, and is not accepted. */
public final class CoseRefused extends Refused {

  private static final long serialVersionUID = 1;

  CoseRefused(ProblemType type, String detail) {
    super(type, detail);
  }
}
