package nl.microcredentials.issuer.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.keys.SigningUnavailable;
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
 * Brings rows to the intake of completions. A row may come here twice, when its worker was killed
 * in between: the intake knows the completion again.
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

  /** Decides about rows of one batch, in their order. */
  List<Decision> decide(Batch batch, List<BatchRows.Taken> rows) {
    var read = rows.stream().map(row -> read(batch, row)).toList();
    Map<Integer, Taken> together;
    try {
      together = takeTogether(batch, read);
    } catch (SigningUnavailable e) { // to ask for each row keeps others waiting as well
      return read.stream().map(row -> row.unreadable().orElseGet(NotYet::new)).toList();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Rows of batch %s are taken one by one", batch.id);
      together = Map.of();
    }
    var decisions = new ArrayList<Decision>();
    for (var row : read) {
      var taken = Optional.ofNullable(together.get(row.row().number()));
      decisions.add(
          taken
              .map(it -> decided(it, batch, row.row()))
              .or(row::unreadable)
              .orElseGet(() -> decideAlone(batch, row)));
    }
    return decisions;
  }

  /** A row and what it says, or why it cannot be read. */
  private record Read(
      BatchRows.Taken row, Optional<Completion> completion, Optional<Decision> unreadable) {}

  private Read read(Batch batch, BatchRows.Taken row) {
    try {
      var content = keyOf(batch).decryptRow(row.number(), row.content());
      return new Read(row, Optional.of(reader.read(batch, content)), Optional.empty());
    } catch (RuntimeException e) {
      return new Read(row, Optional.empty(), Optional.of(failed(e, batch, row)));
    }
  }

  /** What became of the rows that could be taken together, by their numbers. */
  private Map<Integer, Taken> takeTogether(Batch batch, List<Read> rows) {
    var readable = rows.stream().filter(row -> row.completion().isPresent()).toList();
    if (batch.dryRun || readable.size() < 2) {
      return Map.of();
    }
    var completions = readable.stream().map(row -> row.completion().get()).toList();
    var taken = intake.takeTogether(institutionOf(batch), completions, batch.reporter());
    var byNumber = new HashMap<Integer, Taken>();
    for (int i = 0; i < readable.size(); i++) {
      var number = readable.get(i).row().number();
      taken.get(i).ifPresent(it -> byNumber.put(number, it));
    }
    return byNumber;
  }

  private Decision decideAlone(Batch batch, Read read) {
    try {
      var completion = read.completion().orElseThrow();
      return batch.dryRun
          ? rehearse(institutionOf(batch), completion)
          : take(institutionOf(batch), completion, batch, read.row());
    } catch (RuntimeException e) {
      return failed(e, batch, read.row());
    }
  }

  private static Decision failed(RuntimeException e, Batch batch, BatchRows.Taken row) {
    if (e instanceof Refused refused) {
      return isOfTheInput(refused)
          ? Decided.with(RowOutcome.REFUSED, violations(refused))
          : new NotYet();
    }
    LOG.warnf(e, "Row %d of batch %s, attempt %d", row.number(), batch.id, row.attempts());
    return row.attempts() < ATTEMPTS ? new NotYet() : Decided.with(RowOutcome.FAILED, List.of());
  }

  private Institution institutionOf(Batch batch) {
    return institutions.named(batch.institution).orElseThrow();
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
    return decided(taken, batch, row);
  }

  private static Decision decided(Taken taken, Batch batch, BatchRows.Taken row) {
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
