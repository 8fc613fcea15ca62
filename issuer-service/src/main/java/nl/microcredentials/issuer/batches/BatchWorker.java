package nl.microcredentials.issuer.batches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import nl.microcredentials.issuer.batches.BatchRows.Outcome;
import nl.microcredentials.issuer.batches.BatchRows.Postponed;
import nl.microcredentials.issuer.batches.Decision.Decided;
import nl.microcredentials.issuer.batches.Decision.NotYet;
import nl.microcredentials.issuer.batches.Workload.Found;
import nl.microcredentials.issuer.batches.Workload.Share;
import nl.microcredentials.issuer.learners.LearnerKeys;

/**
 * Works on whatever batch is next, a few rows at a time. Any number of them may be at work at once,
 * in any number of services: what tells them apart is the owner of the lease.
 */
final class BatchWorker {

  /** Few enough that batches take turns often, and that a killed worker leaves little undone. */
  private static final int SHARE = 25;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  private final UUID owner;
  private final Duration lease;
  private final Workload workload;
  private final RowIntake intake;
  private final LearnerKeys keys;
  private final Clock clock;

  BatchWorker(
      UUID owner,
      Duration lease,
      Workload workload,
      RowIntake intake,
      LearnerKeys keys,
      Clock clock) {
    this.owner = owner;
    this.lease = lease;
    this.workload = workload;
    this.intake = intake;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Carries out one share.
   *
   * @return whether there was any
   */
  boolean work() {
    var share = workload.take(owner, clock.instant(), lease, SHARE);
    share.ifPresent(this::carryOut);
    return share.isPresent();
  }

  private void carryOut(Share share) {
    var found = new Found(new ArrayList<>(), new ArrayList<>());
    var decisions = intake.decide(share.batch(), share.rows());
    for (int i = 0; i < decisions.size(); i++) {
      var row = share.rows().get(i);
      switch (decisions.get(i)) {
        case Decided decided -> found.outcomes().add(outcome(share.batch(), row.number(), decided));
        case NotYet() ->
            found.postponed().add(new Postponed(row.number(), nextAttempt(row.attempts())));
      }
    }
    workload.finish(owner, share, clock.instant(), found);
  }

  private Outcome outcome(Batch batch, int row, Decided decided) {
    var violations = decided.violations();
    return new Outcome(
        row,
        decided.outcome(),
        decided.credential(),
        violations.isEmpty()
            ? null
            : new BatchKey(keys, batch.id, batch.dataKey).encrypt(row, violations));
  }

  private Instant nextAttempt(int attempts) {
    var delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, 20));
    return clock.instant().plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
  }
}
