package nl.microcredentials.registry.records;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.registry.issuers.AccreditedIssuers;

/** Whether the institution that a statement names made it, and may. */
@ApplicationScoped
class StatementAuthority {

  /** How far the clock of an institution may be ahead. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private final AccreditedIssuers issuers;
  private final Clock clock;

  StatementAuthority(AccreditedIssuers issuers, Clock clock) {
    this.issuers = issuers;
    this.clock = clock;
  }

  /**
   * Accreditation and key count at the present moment, not at the one the statement claims: that
   * claim is the institution's own.
   *
   * @throws StatementRefused if it is not so
   */
  void check(Statement statement, CompactJws jws) {
    var now = clock.instant();
    var issuer =
        issuers
            .present()
            .issuer(statement.issuer())
            .filter(known -> known.accreditedAt(now))
            .orElseThrow(() -> StatementRefused.notAuthentic("The issuer is not accredited now."));
    var key =
        issuer
            .key(jws.keyId(), now)
            .orElseThrow(
                () -> StatementRefused.notAuthentic("The issuer has no such key, or not now."));
    if (!jws.verify(key)) {
      throw StatementRefused.notAuthentic("The signature does not hold.");
    }
    if (statement.issuedAt().isAfter(now.plus(MAX_SKEW))) {
      throw malformed("/iat is in the future.");
    }
  }
}
