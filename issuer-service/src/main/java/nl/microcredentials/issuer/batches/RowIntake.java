package nl.microcredentials.issuer.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.batches.Decision.Decided;
import nl.microcredentials.issuer.batches.Decision.NotYet;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.intake.CompletionIntake;
import nl.microcredentials.issuer.intake.CompletionIntake.Taken;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.jboss.logging.Logger;

/**
 * Brings one row to the intake of completions. A row may come here twice, when its worker was
 * killed in between: the intake knows the completion again.
 */
@ApplicationScoped
class RowIntake {

  private static final Logger LOG = Logger.getLogger(RowIntake.class);

  /** With the longest waits in between, an hour. Whatever it is, it does not pass. */
  private static final int ATTEMPTS = 20;

  private final RowReader reader;
  private final CompletionIntake intake;
  private final Institutions institutions;
  private final LearnerKeys keys;

  RowIntake(
      RowReader reader, CompletionIntake intake, Institutions institutions, LearnerKeys keys) {
    this.reader = reader;
    this.intake = intake;
    this.institutions = institutions;
    this.keys = keys;
  }

  Decision decide(Batch batch, BatchRows.Taken row) {
    try {
      var content = keyOf(batch).decryptRow(row.number(), row.content());
      var completion = reader.read(batch, content);
      var institution = institutions.named(batch.institution).orElseThrow();
      return batch.dryRun
          ? rehearse(institution, completion)
          : take(institution, completion, batch, row);
    } catch (Refused e) {
      return isOfTheInput(e) ? Decided.with(RowOutcome.REFUSED, violations(e)) : new NotYet();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Row %d of batch %s, attempt %d", row.number(), batch.id, row.attempts());
      return row.attempts() < ATTEMPTS ? new NotYet() : Decided.with(RowOutcome.FAILED, List.of());
    }
  }

  private BatchKey keyOf(Batch batch) {
    return new BatchKey(keys, batch.id, batch.dataKey);
  }

  private Decision rehearse(Institution institution, Completion completion) {
    intake.rehearse(institution, completion);
    return Decided.with(RowOutcome.WOULD_ISSUE, List.of());
  }

  private Decision take(
      Institution institution, Completion completion, Batch batch, BatchRows.Taken row) {
    var taken = intake.take(institution, completion, Optional.empty(), batch.reporter());
    return switch (taken) {
      case Taken.Issued(var credential, var created) -> {
        // issued by the worker that had the row before, and was killed before it said so
        var byUsBefore = row.attempts() > 1 && !credential.issuedAt().isBefore(batch.createdAt);
        yield Decided.with(
            created || byUsBefore ? RowOutcome.ISSUED : RowOutcome.ALREADY, credential.id());
      }
      case Taken.AwaitingApproval _ -> Decided.with(RowOutcome.WAITING, List.of());
    };
  }

  /** Whether the same row would be refused again; otherwise something of ours is away. */
  private static boolean isOfTheInput(Refused e) {
    return switch (e.type()) {
      case SIGNING_UNAVAILABLE,
          STORAGE_UNAVAILABLE,
          REGISTRY_UNAVAILABLE,
          KEY_BINDING_MISMATCH,
          INTERNAL_ERROR ->
          false;
      default -> true;
    };
  }

  private static List<Violation> violations(Refused e) {
    return e.violations().isEmpty()
        ? List.of(new Violation("form", "", null, e.detail()))
        : e.violations();
  }
}
