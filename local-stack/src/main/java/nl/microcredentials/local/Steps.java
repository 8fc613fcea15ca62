package nl.microcredentials.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.microcredentials.local.terminal.Terminal;

/** Tells step by step what is done, with the time since the step before. */
final class Steps {

  private final Terminal terminal;
  private final Clock clock;
  private final Instant begin;
  private Instant last;

  Steps(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.begin = clock.instant();
    this.last = begin;
  }

  void done(String what) {
    var now = clock.instant();
    terminal.done(what, Duration.between(last, now));
    last = now;
  }

  Duration total() {
    return Duration.between(begin, clock.instant());
  }
}
