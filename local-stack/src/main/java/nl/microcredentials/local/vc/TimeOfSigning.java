package nl.microcredentials.local.vc;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.jose.JwtClaims;

/**
 * A time at which a signature counts, by what it says itself. Whoever verifies at that time judges
 * the signature and not its age; a signature that never counts is still refused.
 */
final class TimeOfSigning {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private TimeOfSigning() {}

  /** Such a time for an envelope. */
  static Instant of(JwtClaims claims) {
    return of(
        Stream.of(claims.issuedAt(), claims.notBefore()).flatMap(Optional::stream),
        claims.expiresAt().stream());
  }

  /**
   * Such a time.
   *
   * @param begins when it was made, and from when on it counts
   * @param ends until when it counts
   */
  static Instant of(Stream<Instant> begins, Stream<Instant> ends) {
    return begins
        .max(naturalOrder())
        .or(() -> ends.min(naturalOrder()).map(end -> end.minus(MOMENT)))
        .orElse(Instant.EPOCH);
  }
}
