package nl.microcredentials.verifier.world;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
@Mock
@Singleton
public class TestClock extends Clock {

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));

  public void advance(Duration step) {
    time.updateAndGet(now -> now.plus(step));
  }

  @Override
  public Instant instant() {
    return time.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
