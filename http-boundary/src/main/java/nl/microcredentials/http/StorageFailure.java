package nl.microcredentials.http;

import java.sql.SQLException;
import java.util.List;

/**
 * Whether a failure lies with the database being away, full, restarting or too busy, so that asking
 * again later helps. Anything else the database says is a fault of ours.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL 18, Error
 *     Codes</a>
 */
final class StorageFailure {

  /**
   * Connection, serialization and deadlock, read-only, resources, lock not available, operator
   * intervention, system error.
   */
  private static final List<String> STATES =
      List.of("08", "40001", "40P01", "25006", "53", "55P03", "57P", "58");

  private StorageFailure() {}

  static boolean causes(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** No state at all comes from the connection pool, when it has no connection to give. */
  private static boolean isPassing(String state) {
    return state == null || STATES.stream().anyMatch(state::startsWith);
  }
}
