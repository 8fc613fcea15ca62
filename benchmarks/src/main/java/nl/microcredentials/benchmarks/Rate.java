package nl.microcredentials.benchmarks;

import java.time.Duration;

/**
 * How fast something went.
 *
 * @param rows how many were done
 * @param took from the beginning to the end
 */
record Rate(long rows, Duration took) {

  double perSecond() {
    return rows * 1e9 / took.toNanos();
  }
}
