package nl.microcredentials.verifier.verification;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import nl.microcredentials.core.verdict.Outcome;

/** How many verdicts were given, by outcome. */
@ApplicationScoped
class Verdicts {

  private static final String NAME = "microcredential.verdicts";

  private final MeterRegistry meters;

  Verdicts(MeterRegistry meters) {
    this.meters = meters;
    for (var outcome : Outcome.values()) {
      meters.counter(NAME, "outcome", tag(outcome)); // so that zero is shown as well
    }
  }

  void count(Outcome outcome) {
    meters.counter(NAME, "outcome", tag(outcome)).increment();
  }

  private static String tag(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
