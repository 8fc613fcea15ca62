package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.status.StatusLists;

/** Revokes, suspends and reinstates: status, status list and statement change together. */
@ApplicationScoped
public class CredentialLifecycle {

  private final Awards awards;
  private final StatusLists statusLists;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Transactions transactions;
  private final Clock clock;

  CredentialLifecycle(
      Awards awards,
      StatusLists statusLists,
      Outbox outbox,
      Event<CredentialEvent> events,
      Transactions transactions,
      Clock clock) {
    this.awards = awards;
    this.statusLists = statusLists;
    this.outbox = outbox;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Changes the status; does nothing if it is that already.
   *
   * @return the credential after the change; nothing if {@code institution} has no such credential
   * @throws NotPossible if the present status does not allow it: revocation is final
   */
  public Optional<IssuedCredential> change(
      Institution institution, UUID id, Kind kind, Change.Reason reason, String by) {
    var changed =
        transactions.run(() ->
            awards
                .lockIssued(institution, id)
                .map(credential -> change(institution, credential, kind, reason, by)));
    outbox.deliverSoon();
    return changed;
  }

  private IssuedCredential change(
      Institution institution,
      IssuedCredential credential,
      Kind kind,
      Change.Reason reason,
      String by) {
    if (credential.status() == RecordStatus.resultOf(kind)) {
      return credential;
    }
    var after =
        RecordStatus.after(Optional.of(credential.status()), kind)
            .orElseThrow(() -> new NotPossible(credential.status()));
    awards.setStatus(credential.id(), after);
    statusLists.changed(credential.statusList());
    outbox.add(institution, credential.id(), toChange(kind, reason), by);
    events.fire(
        new CredentialEvent(
            eventOf(kind), institution.name(), credential.id(), clock.instant(), by));
    return awards.issued(institution, credential.id()).orElseThrow();
  }

  private static CredentialEvent.Kind eventOf(Kind kind) {
    return switch (kind) {
      case ISSUED -> CredentialEvent.Kind.ISSUED;
      case REVOKED -> CredentialEvent.Kind.REVOKED;
      case SUSPENDED -> CredentialEvent.Kind.SUSPENDED;
      case REINSTATED -> CredentialEvent.Kind.REINSTATED;
      case REPLACED -> CredentialEvent.Kind.REPLACED;
    };
  }

  private Change toChange(Kind kind, Change.Reason reason) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return switch (kind) {
      case REVOKED -> new Change.Revoked(reason, now);
      case SUSPENDED -> new Change.Suspended(reason, now);
      case REINSTATED -> new Change.Reinstated(reason, now);
      case ISSUED, REPLACED ->
          throw new IllegalArgumentException("a credential is not " + kind.code() + " by hand");
    };
  }

  /** The present status does not allow the change. */
  static final class NotPossible extends Refused {

    private static final long serialVersionUID = 1;

    NotPossible(RecordStatus status) {
      super(STATE_CONFLICT, "The credential is %s.".formatted(status.code()));
    }
  }
}
