package nl.microcredentials.benchmarks;

import java.time.Duration;
import java.util.function.Predicate;

/** What processes have used of the processors so far; processes that ended are not counted. */
final class CpuTime {

  private CpuTime() {}

  static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of the sessions of one database: PostgreSQL writes its name into their command lines. */
  static Duration ofSessions(ProcessHandle server, String database) {
    var names = " " + database + " ";
    Predicate<ProcessHandle> serves =
        process -> process.info().commandLine().filter(line -> line.contains(names)).isPresent();
    return server
        .descendants()
        .filter(serves)
        .map(CpuTime::of)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
