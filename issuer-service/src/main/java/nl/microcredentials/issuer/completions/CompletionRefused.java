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

  /** The institution does not offer what it names. */
  public static CompletionRefused ofUnknownAchievement(Completion completion) {
    return of(
        new Violation(
                "achievement-published",
                "/achievementId",
                completion.achievementId(),
                "an achievement that your institution has published")
            .with(
                new Sentence(
                    "Your institution has no micro-credential of this name.",
                    "Uw instelling heeft geen microcredential met deze naam.")));
  }

  /** The learner holds, or is about to hold, a credential for the achievement. */
  public static CompletionRefused liveDuplicate(Completion completion) {
    return of(
        new Violation(
                "no-live-duplicate",
                "/source/id",
                completion.source().id(),
                "the source of the credential that this learner already holds for it")
            .with(
                new Sentence(
                    "The learner already holds a credential for this.",
                    "De deelnemer heeft hiervoor al een credential.")));
  }

  /** One record is about one learner. */
  public static CompletionRefused ofAnotherLearner() {
    return of(
        new Violation(
                "source-of-one-learner",
                "/learner",
                null,
                "the identifier with which this record was reported before")
            .with(
                new Sentence(
                    "This record was reported before, for another learner.",
                    "Dit record is eerder gemeld, voor een andere deelnemer.")));
  }

  private static CompletionRefused of(Violation violation) {
    return new CompletionRefused(List.of(violation));
  }
}
