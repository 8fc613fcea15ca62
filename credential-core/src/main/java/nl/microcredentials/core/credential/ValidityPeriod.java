package nl.microcredentials.core.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * When a credential is valid: from {@code validFrom}, if it says so, until {@code validUntil} if
 * there is an end.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#validity-period">VCDM
 *     2.0, 4.9: Validity Period</a>
 */
public record ValidityPeriod(Optional<Instant> validFrom, Optional<Instant> validUntil) {

  public ValidityPeriod {
    if (endsBeforeItBegins(validFrom, validUntil)) {
      throw new IllegalArgumentException("validUntil is before validFrom");
    }
  }

  static ValidityPeriod read(MemberReader credential, DataModel model) {
    return switch (model) {
      case V2_0 ->
          read(
              credential,
              credential.optionalTime("validFrom"),
              "validUntil",
              "validUntil is before validFrom.");
      case V1_1 ->
          read(
              credential,
              Optional.of(credential.time("issuanceDate")),
              "expirationDate",
              "expirationDate is before issuanceDate.");
    };
  }

  private static ValidityPeriod read(
      MemberReader credential, Optional<Instant> from, String end, String wrongOrder) {
    var until = credential.optionalTime(end);
    if (endsBeforeItBegins(from, until)) {
      credential.malformed(wrongOrder);
      return new ValidityPeriod(from, Optional.empty());
    }
    return new ValidityPeriod(from, until);
  }

  private static boolean endsBeforeItBegins(Optional<Instant> from, Optional<Instant> until) {
    return from.isPresent() && until.filter(end -> end.isBefore(from.get())).isPresent();
  }

  /** Both ends belong to the period. */
  public boolean contains(Instant time) {
    return !hasNotBegun(time) && !hasEnded(time);
  }

  public boolean hasNotBegun(Instant time) {
    return validFrom.filter(time::isBefore).isPresent();
  }

  public boolean hasEnded(Instant time) {
    return validUntil.filter(time::isAfter).isPresent();
  }
}
