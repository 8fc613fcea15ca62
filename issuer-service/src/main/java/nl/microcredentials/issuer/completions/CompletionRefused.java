package nl.microcredentials.issuer.completions;

import static nl.microcredentials.core.problem.ProblemType.COMPLETION_NOT_PROVEN;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Sentence;
import nl.microcredentials.core.problem.Violation;

/** A completion that breaks a rule; nothing was issued. */
public class CompletionRefused extends Refused {

  private static final long serialVersionUID = 1;

  private static final Sentence DETAIL =
      new Sentence(
          "The completion does not meet the rules.", "De afronding voldoet niet aan de regels.");

  public CompletionRefused(List<Violation> violations) {
    super(COMPLETION_NOT_PROVEN, DETAIL, violations);
  }
}
