package nl.microcredentials.http;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/**
 * What the database said when something failed.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL 18, Error
 *     Codes</a>
 */
public final class SqlStates {

  private SqlStates() {}

  /**
   * The SQLSTATE of every failure of the database behind {@code failure}; an empty one where the
   * database said nothing, such as when the pool has no connection to give.
   *
   * <p>A commit that fails has what the database said among what it suppresses, and nowhere else.
   */
  public static Set<String> of(Throwable failure) {
    var states = new HashSet<String>();
    collect(failure, states, Collections.newSetFromMap(new IdentityHashMap<>()));
    return states;
  }

  private static void collect(Throwable failure, Set<String> states, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    if (failure instanceof SQLException sql) {
      states.add(Objects.requireNonNullElse(sql.getSQLState(), ""));
    }
    collect(failure.getCause(), states, seen);
    for (var suppressed : failure.getSuppressed()) {
      collect(suppressed, states, seen);
    }
  }
}
