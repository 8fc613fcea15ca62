package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.SUSPENDED;

import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Registration;
import nl.microcredentials.verifier.registry.RecordAnswer;

/** Whether a credential is in force, by what its issuer last stated to the national registry. */
public final class RecordedStatus {

  private RecordedStatus() {}

  /** Adds what {@code answer} says to {@code findings}. */
  public static void check(RecordAnswer answer, Findings findings) {
    switch (answer) {
      case RecordAnswer.Found(var registrations, _) -> checkLast(registrations.getLast(), findings);
      case RecordAnswer.Missing() -> {
        // nothing was ever stated about it; what that means is another check's question
      }
      case RecordAnswer.Refuted(var problem) -> findings.doubt(problem);
      case RecordAnswer.Unavailable(var problem) -> findings.doubt(problem);
    }
  }

  private static void checkLast(Registration last, Findings findings) {
    switch (last.statement().change()) {
      case Change.Revoked(var reason, var occurredAt) ->
          findings.fail(REVOKED, "Revoked on %s, reason: %s.".formatted(occurredAt, reason.code()));
      case Change.Suspended(var reason, var occurredAt) ->
          findings.fail(
              SUSPENDED, "Suspended on %s, reason: %s.".formatted(occurredAt, reason.code()));
      case Change.Replaced(_, var occurredAt) ->
          findings.fail(REVOKED, "Replaced by another credential on %s.".formatted(occurredAt));
      case Change.Issued _, Change.Reinstated _, Change.Renewed _ -> {
        // in force
      }
    }
  }
}
