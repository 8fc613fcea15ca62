package nl.microcredentials.verifier;

import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Refused;

/** Nobody can say at the moment; asking again may help. */
public final class Undecided extends Refused {

  private static final long serialVersionUID = 1;

  public Undecided(Problem problem) {
    super(problem.type(), problem.detail());
  }
}
