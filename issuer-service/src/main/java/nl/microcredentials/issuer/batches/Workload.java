package nl.microcredentials.issuer.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.batches.BatchRows.Outcome;
import nl.microcredentials.issuer.batches.BatchRows.Postponed;
import org.hibernate.Session;

/**
 * Hands rows out to workers and takes what they found out, each in one transaction. The counts of a
 * batch change together with its rows; the batch ends with its last row.
 */
@ApplicationScoped
class Workload {

  private final BatchRows rows;
  private final Session database;
  private final Transactions transactions;

  Workload(BatchRows rows, Session database, Transactions transactions) {
    this.rows = rows;
    this.database = database;
    this.transactions = transactions;
  }

  /** Rows of one batch that a worker has. */
  record Share(Batch batch, List<BatchRows.Taken> rows) {}

  /**
   * Takes rows of the batch whose turn it is; nothing if there is nothing to do at {@code now}.
   *
   * @param lease after which somebody else may take them
   */
  Optional<Share> take(UUID owner, Instant now, Duration lease, int atMost) {
    return transactions.run(() -> {
      var next = nextBatch(now);
      next.ifPresent(id -> takeTurn(id, now));
      return next.map(id ->
          new Share(
              database.find(Batch.class, id),
              rows.take(id, new BatchRows.Lease(owner, now, now.plus(lease)), atMost)));
    });
  }

  /** Of batches that were cancelled, rows are left whose worker was killed. */
  private Optional<UUID> nextBatch(Instant now) {
    return database
        .createNativeQuery(
            """
            select id from batch b
            where b.ended_at is null and b.state <> 'RECEIVING' and b.start_at <= :now
              and exists (
                select 1 from batch_row r
                where r.batch_id = b.id and r.outcome is null
                  and (r.leased_until is null or r.leased_until <= :now))
            order by b.turn_at, b.sequence
            limit 1
            """,
            UUID.class)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  private void takeTurn(UUID batch, Instant now) {
    database
        .createNativeMutationQuery(
            """
            update batch set turn_at = :now, started_at = coalesce(started_at, :now),
              state = case state when 'WAITING' then 'RUNNING' else state end
            where id = :batch
            """)
        .setParameter("now", now)
        .setParameter("batch", batch)
        .executeUpdate();
  }

  /** Stores what a worker found out about its share. */
  void finish(UUID owner, Share share, Instant now, Found found) {
    transactions.run(() -> {
      var id = share.batch().id;
      lock(id);
      rows.giveBack(id, owner, found.postponed());
      count(id, now, rows.decide(id, owner, found.outcomes()));
      if (isCancelled(id)) {
        cancel(id, now); // what would be tried again
      }
      return null;
    });
  }

  private boolean isCancelled(UUID batch) {
    return database
        .createNativeQuery("select state = 'CANCELLED' from batch where id = :batch", Boolean.class)
        .setParameter("batch", batch)
        .getSingleResult();
  }

  /** Before its rows, always: who locks in another order waits for somebody who waits for him. */
  private void lock(UUID batch) {
    database
        .createNativeQuery("select 1 from batch where id = :batch for update", Integer.class)
        .setParameter("batch", batch)
        .getSingleResult();
  }

  /** What a worker found out: rows with their outcome, and rows to be tried again. */
  record Found(List<Outcome> outcomes, List<Postponed> postponed) {}

  private void count(UUID batch, Instant now, List<Outcome> counting) {
    count(
        batch,
        now,
        counting.stream()
            .collect(
                Collectors.groupingBy(
                    Outcome::outcome,
                    () -> new EnumMap<>(RowOutcome.class),
                    Collectors.summingInt(_ -> 1))));
  }

  /** Cancels what no worker has. In the caller's transaction. */
  void cancel(UUID batch, Instant now) {
    count(batch, now, Map.of(RowOutcome.CANCELLED, rows.cancel(batch, now)));
  }

  private void count(UUID batch, Instant now, Map<RowOutcome, Integer> more) {
    var counters =
        more.entrySet().stream()
            .map(
                entry -> "%1$s = %1$s + %2$d".formatted(entry.getKey().counter(), entry.getValue()))
            .collect(Collectors.joining(", "));
    if (counters.isEmpty()) {
      return;
    }
    database
        .createNativeMutationQuery("update batch set %s where id = :batch".formatted(counters))
        .setParameter("batch", batch)
        .executeUpdate();
    database
        .createNativeMutationQuery(
            """
            update batch set ended_at = :now,
              state = case state when 'RUNNING' then 'FINISHED' else state end
            where id = :batch and ended_at is null
              and issued + already + waiting + would_issue + refused + failed + cancelled = total
            """)
        .setParameter("batch", batch)
        .setParameter("now", now)
        .executeUpdate();
  }
}
