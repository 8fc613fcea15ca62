package nl.microcredentials.verifier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one source of time. */
class VerifierClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
