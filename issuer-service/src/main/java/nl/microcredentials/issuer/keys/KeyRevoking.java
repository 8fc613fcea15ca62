package nl.microcredentials.issuer.keys;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.InstitutionKey;
import nl.microcredentials.issuer.institutions.KeyRevocations;

/** Ends a key that may be in other hands, at once and for ever. */
@ApplicationScoped
class KeyRevoking {

  private final KeyRevocations revocations;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  KeyRevoking(
      KeyRevocations revocations, AuditTrail audit, Transactions transactions, Clock clock) {
    this.revocations = revocations;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Revokes a key; does nothing if that has been done in the same way.
   *
   * @param by client or person that asked for it
   * @return the key after that; nothing if the institution has no such key
   * @throws nl.microcredentials.core.problem.Refused if it was revoked in another way, or if it is
   *     to have been compromised in the future
   */
  Optional<InstitutionKey> revoke(
      Institution institution, String keyId, Compromise compromise, String by) {
    var since = compromise.since().truncatedTo(ChronoUnit.SECONDS);
    if (since.isAfter(clock.instant())) {
      throw new MalformedInputException(
          RANGE_ERROR, "compromisedAt is in the future; a planned end stands in the settings.");
    }
    return institution
        .keyring()
        .named(keyId)
        .map(key -> {
          transactions.run(() -> {
            var isNew = revocations.add(institution, keyId, since, compromise.reason().code());
            if (isNew) {
              audit.add(institution.name(), by, "key-revoked", key.verificationMethod());
            }
            return isNew;
          });
          return institution.keyring().named(keyId).orElseThrow();
        });
  }

  /** What happened to a key, and since when. */
  record Compromise(Instant since, Reason reason) {}

  /** What happened to a key. */
  enum Reason {
    /** Somebody else has it, or had. */
    COMPROMISED,
    /** Somebody else may have it. */
    SUSPECTED,
    /** Nobody can be shown to have it any more. */
    LOST;

    /** The name in requests and in the database. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reason> of(String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findAny();
    }
  }
}
