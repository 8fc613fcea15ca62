package nl.microcredentials.issuer.batches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * The rows of batches. They are no entities: they come and go by hundreds, and each is touched
 * three times in its life.
 */
@ApplicationScoped
class BatchRows {

  private final Session database;

  BatchRows(Session database) {
    this.database = database;
  }

  /** Stores rows that follow the row number {@code after}. */
  @Transactional(Transactional.TxType.MANDATORY)
  void insert(BatchKey key, int after, List<byte[]> rows) {
    inBulk(
        // they are there if the connection was lost after they were stored
        "insert into batch_row (batch_id, row_number, content) values (?, ?, ?)"
            + " on conflict do nothing",
        statement -> {
          var number = after;
          for (var row : rows) {
            number++;
            statement.setObject(1, key.batch());
            statement.setInt(2, number);
            statement.setBytes(3, key.encryptRow(number, row));
            statement.addBatch();
          }
        });
  }

  /** A row that a worker has taken. */
  record Taken(int number, byte[] content, int attempts) {}

  /**
   * Takes rows that nobody has, lowest numbers first. Others leave them alone until {@code
   * leaseEnd}; whoever asks after that gets them.
   *
   * <p>Materialized, because a limit inside a join may be run again for each row, and then finds
   * other rows that are free.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Taken> take(UUID batch, Lease lease, int atMost) {
    return database
        .createNativeQuery(
            """
            with free as materialized (
              select row_number from batch_row
              where batch_id = :batch and outcome is null
                and (leased_until is null or leased_until <= :now)
              order by row_number
              limit :atMost
              for update skip locked)
            update batch_row
            set lease_owner = :owner, leased_until = :leaseEnd, attempts = attempts + 1
            from free
            where batch_id = :batch and batch_row.row_number = free.row_number
            returning batch_row.row_number, content, attempts
            """,
            Object[].class)
        .setParameter("owner", lease.owner())
        .setParameter("leaseEnd", lease.end())
        .setParameter("now", lease.now())
        .setParameter("batch", batch)
        .setParameter("atMost", atMost)
        .getResultStream()
        .map(row -> new Taken((Integer) row[0], (byte[]) row[1], (Integer) row[2]))
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }

  /** Who takes rows, and for how long. */
  record Lease(UUID owner, Instant now, Instant end) {}

  /** The outcome of a row, as it is stored. */
  record Outcome(int number, RowOutcome outcome, Optional<UUID> credential, byte[] violations) {}

  /**
   * Stores outcomes, and erases what the rows held. Returns which of them count: not those that
   * somebody else has taken over in the meantime.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Outcome> decide(UUID batch, UUID owner, List<Outcome> outcomes) {
    var updated =
        inBulk(
            """
            update batch_row
            set outcome = ?, credential_id = ?, violations = ?, content = null,
              lease_owner = null, leased_until = null
            where batch_id = ? and row_number = ? and lease_owner = ? and outcome is null
            """,
            statement -> {
              for (var decided : outcomes) {
                statement.setString(1, decided.outcome().name());
                statement.setObject(2, decided.credential().orElse(null), Types.OTHER);
                statement.setBytes(3, decided.violations());
                statement.setObject(4, batch);
                statement.setInt(5, decided.number());
                statement.setObject(6, owner);
                statement.addBatch();
              }
            });
    return IntStream.range(0, outcomes.size())
        .filter(i -> updated[i] == 1)
        .mapToObj(outcomes::get)
        .toList();
  }

  /** Gives rows back, to be taken again from {@code at} on. */
  @Transactional(Transactional.TxType.MANDATORY)
  void giveBack(UUID batch, UUID owner, List<Postponed> rows) {
    inBulk(
        """
        update batch_row set lease_owner = null, leased_until = ?
        where batch_id = ? and row_number = ? and lease_owner = ? and outcome is null
        """,
        statement -> {
          for (var row : rows) {
            statement.setObject(1, row.until().atOffset(ZoneOffset.UTC));
            statement.setObject(2, batch);
            statement.setInt(3, row.number());
            statement.setObject(4, owner);
            statement.addBatch();
          }
        });
  }

  /** A row that is tried again later. */
  record Postponed(int number, Instant until) {}

  /** Cancels the rows that no worker has at {@code now}, and returns how many. */
  @Transactional(Transactional.TxType.MANDATORY)
  int cancel(UUID batch, Instant now) {
    return database
        .createNativeMutationQuery(
            """
            update batch_row
            set outcome = 'CANCELLED', content = null, lease_owner = null, leased_until = null
            where batch_id = :batch and outcome is null
              and (lease_owner is null or leased_until <= :now)
            """)
        .setParameter("batch", batch)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** A row with its outcome, if it has one. */
  record Result(
      int number, Optional<RowOutcome> outcome, Optional<UUID> credential, byte[] violations) {}

  /** The rows that follow the row number {@code after}. */
  @Transactional
  List<Result> results(UUID batch, int after, int atMost) {
    return database
        .createNativeQuery(
            """
            select row_number, outcome, credential_id, violations from batch_row
            where batch_id = :batch and row_number > :after
            order by row_number limit :atMost
            """,
            Object[].class)
        .setParameter("batch", batch)
        .setParameter("after", after)
        .setParameter("atMost", atMost)
        .getResultStream()
        .map(row ->
            new Result(
                (Integer) row[0],
                Optional.ofNullable((String) row[1]).map(RowOutcome::valueOf),
                Optional.ofNullable((UUID) row[2]),
                (byte[]) row[3]))
        .toList();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void delete(UUID batch) {
    database
        .createNativeMutationQuery("delete from batch_row where batch_id = :batch")
        .setParameter("batch", batch)
        .executeUpdate();
  }

  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private int[] inBulk(String sql, Filling filling) {
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> run(connection, sql, filling));
  }

  private static int[] run(Connection connection, String sql, Filling filling) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      return statement.executeBatch();
    }
  }
}
