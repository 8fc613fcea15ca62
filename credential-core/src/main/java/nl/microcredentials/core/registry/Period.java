package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.time.Instant;
import java.util.Optional;

/** Periods of accreditation and of keys: the beginning belongs to them, the end does not. */
final class Period {

  private Period() {}

  static void check(Instant from, Optional<Instant> until) {
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      throw malformed("A period ends before it begins.");
    }
  }

  static boolean contains(Instant from, Optional<Instant> until, Instant time) {
    return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
  }
}
