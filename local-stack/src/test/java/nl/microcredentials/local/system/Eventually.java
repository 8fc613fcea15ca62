package nl.microcredentials.local.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens a moment after the answer. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private Eventually() {}

  /** Tries {@code assertion} until it holds; the last failure counts. */
  public static void holds(Runnable assertion) {
    holdsWithin(LIMIT, assertion);
  }

  /** As {@link #holds}, for what takes its time. */
  static void holdsWithin(Duration limit, Runnable assertion) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | RuntimeException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }
}
