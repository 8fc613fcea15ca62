package nl.microcredentials.issuer;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test puts it forward, however slow the machine is. */
@Alternative
@Singleton
public class StandingClock extends Clock {

  private volatile Instant now;

  public StandingClock() {
    this(Clock.systemUTC().instant());
  }

  public StandingClock(Instant now) {
    this.now = now;
  }

  public void forward(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return fixed(now, zone);
  }
}
