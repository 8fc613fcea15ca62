package nl.microcredentials.http;

import java.util.List;

/**
 * Whether a failure lies with the database being away, full, restarting or too busy, so that asking
 * again later helps. Anything else the database says is a fault of ours.
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
    return SqlStates.of(e).stream().anyMatch(StorageFailure::isPassing);
  }

  /** No state at all comes from the connection pool, when it has no connection to give. */
  private static boolean isPassing(String state) {
    return state.isEmpty() || STATES.stream().anyMatch(state::startsWith);
  }
}
