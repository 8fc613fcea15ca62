package nl.microcredentials.issuer.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.issuance.StatusConflict;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.status.StatusLists;

/** Revokes, suspends and reinstates: status, status list and statement change together. */
@ApplicationScoped
public class CredentialLifecycle {

  private final Awards awards;
  private final StatusLists statusLists;
  private final StatusNotes notes;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Transactions transactions;
  private final Clock clock;

  CredentialLifecycle(
      Awards awards,
      StatusLists statusLists,
      StatusNotes notes,
      Outbox outbox,
      Event<CredentialEvent> events,
      Transactions transactions,
      Clock clock) {
    this.awards = awards;
    this.statusLists = statusLists;
    this.notes = notes;
    this.outbox = outbox;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Changes the status; does nothing if it is that already.
   *
   * @return the credential after the change; nothing if {@code institution} has no such credential
   * @throws StatusConflict if the present status does not allow it: revocation is final
   */
  public Optional<IssuedCredential> change(
      Institution institution, UUID id, RequestedChange change) {
    var changed =
        transactions.run(() ->
            awards
                .lockIssued(institution, id)
                .map(credential -> change(institution, credential, change)));
    outbox.deliverSoon();
    return changed;
  }

  private IssuedCredential change(
      Institution institution, IssuedCredential credential, RequestedChange change) {
    if (!changes(credential, change.kind())) {
      return credential;
    }
    awards.setStatus(credential.id(), RecordStatus.resultOf(change.kind()));
    statusLists.changed(credential.statusList());
    outbox.add(institution, credential.id(), toChange(change), change.by());
    change
        .note()
        .filter(_ -> !credential.erased()) // no more is to be known of them
        .ifPresent(note -> notes.add(credential.id(), change, note));
    events.fire(
        new CredentialEvent(
            eventOf(change.kind()),
            institution.name(),
            credential.id(),
            clock.instant(),
            change.by()));
    return awards.issued(institution, credential.id()).orElseThrow();
  }

  /**
   * Whether {@link #change} would change the status; it would answer the same refusals.
   *
   * @return nothing if {@code institution} has no such credential
   */
  Optional<Boolean> rehearse(Institution institution, UUID id, Kind kind) {
    return awards.issued(institution, id).map(credential -> changes(credential, kind));
  }

  private static boolean changes(IssuedCredential credential, Kind kind) {
    if (credential.status() == RecordStatus.resultOf(kind)) {
      return false;
    }
    if (RecordStatus.after(Optional.of(credential.status()), kind).isEmpty()) {
      throw new StatusConflict(credential.status());
    }
    return true;
  }

  private static CredentialEvent.Kind eventOf(Kind kind) {
    return switch (kind) {
      case ISSUED -> CredentialEvent.Kind.ISSUED;
      case REVOKED -> CredentialEvent.Kind.REVOKED;
      case SUSPENDED -> CredentialEvent.Kind.SUSPENDED;
      case REINSTATED -> CredentialEvent.Kind.REINSTATED;
      case REPLACED -> CredentialEvent.Kind.REPLACED;
      case RENEWED -> CredentialEvent.Kind.RENEWED;
    };
  }

  private Change toChange(RequestedChange change) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return switch (change.kind()) {
      case REVOKED -> new Change.Revoked(change.reason(), now);
      case SUSPENDED -> new Change.Suspended(change.reason(), now);
      case REINSTATED -> new Change.Reinstated(change.reason(), now);
      case ISSUED, REPLACED, RENEWED -> throw new AssertionError("no RequestedChange is " + change);
    };
  }
}
