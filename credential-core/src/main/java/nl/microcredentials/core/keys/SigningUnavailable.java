package nl.microcredentials.core.keys;

import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;

import nl.microcredentials.core.problem.Refused;

/** Nothing was signed, or what was signed may not be released. Trying again later may help. */
public final class SigningUnavailable extends Refused {

  private static final long serialVersionUID = 1;

  /**
   * Says why.
   *
   * @param detail a sentence that everybody may read
   */
  public SigningUnavailable(String detail) {
    super(SIGNING_UNAVAILABLE, detail);
  }
}
