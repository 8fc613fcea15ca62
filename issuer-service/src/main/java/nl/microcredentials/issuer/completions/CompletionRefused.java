package nl.microcredentials.issuer.completions;

import static nl.microcredentials.core.problem.ProblemType.COMPLETION_NOT_PROVEN;

import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;

/** A completion that breaks a rule; nothing was issued. */
public class CompletionRefused extends Refused {

  private static final long serialVersionUID = 1;

  public CompletionRefused(List<Violation> violations) {
    super(COMPLETION_NOT_PROVEN, "The completion does not meet the rules.", violations);
  }

  /** The learner holds, or is about to hold, a credential for the achievement. */
  public static CompletionRefused liveDuplicate(Completion completion) {
    return of(
        new Violation(
            "no-live-duplicate",
            "/source/id",
            completion.source().id(),
            "the source of the credential that this learner already holds for it"));
  }

  /** One record is about one learner. */
  public static CompletionRefused ofAnotherLearner() {
    return of(
        new Violation(
            "source-of-one-learner",
            "/learner",
            null,
            "the identifier with which this record was reported before"));
  }

  private static CompletionRefused of(Violation violation) {
    return new CompletionRefused(List.of(violation));
  }
}
