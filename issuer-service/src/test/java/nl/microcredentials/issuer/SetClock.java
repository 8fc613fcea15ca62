package nl.microcredentials.issuer;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service, which a test can set; it goes on from there. */
@Alternative
@Singleton
public class SetClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  public void set(Instant time) {
    ahead = Duration.between(Clock.systemUTC().instant(), time);
  }

  public void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return offset(system(zone), ahead);
  }
}
