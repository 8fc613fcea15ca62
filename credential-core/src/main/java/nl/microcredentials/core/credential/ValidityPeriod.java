package nl.microcredentials.core.credential;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a credential is valid: from {@code validFrom}, until {@code validUntil} if there is an end.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#validity-period">VCDM
 *     2.0, 4.9: Validity Period</a>
 */
public record ValidityPeriod(Instant validFrom, Optional<Instant> validUntil) {

  public ValidityPeriod {
    Objects.requireNonNull(validFrom, "validFrom");
    if (validUntil.filter(end -> end.isBefore(validFrom)).isPresent()) {
      throw new IllegalArgumentException("validUntil is before validFrom");
    }
  }

  /** Both ends belong to the period. */
  public boolean contains(Instant time) {
    return !hasNotBegun(time) && !hasEnded(time);
  }

  public boolean hasNotBegun(Instant time) {
    return time.isBefore(validFrom);
  }

  public boolean hasEnded(Instant time) {
    return validUntil.filter(time::isAfter).isPresent();
  }
}
