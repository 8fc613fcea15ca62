package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.status.StatusLists;

/**
 * Lets one award take the place of another: in the transaction in which the successor is issued,
 * and in no other, its predecessor is replaced.
 */
@ApplicationScoped
class Succession {

  private final Awards awards;
  private final StatusLists statusLists;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Clock clock;

  Succession(
      Awards awards,
      StatusLists statusLists,
      Outbox outbox,
      Event<CredentialEvent> events,
      Clock clock) {
    this.awards = awards;
    this.statusLists = statusLists;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Whether {@code award} can be issued, or was: not if its predecessor does not count any more.
   * Until the transaction ends nobody changes that. Locks are taken from predecessor to successor.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean isOpenTo(Award award) {
    if (award.replaces == null) {
      return true;
    }
    var predecessor = awards.findById(award.replaces, LockModeType.PESSIMISTIC_WRITE);
    var state = awards.findById(award.id, LockModeType.PESSIMISTIC_WRITE).state;
    return state == State.ISSUED || isPossible(predecessor.status);
  }

  static boolean isPossible(RecordStatus status) {
    return RecordStatus.after(Optional.of(status), Change.Kind.REPLACED).isPresent();
  }

  /**
   * Replaces the predecessor of {@code award}, if there is one. At once and not at the end of the
   * transaction: the database does not let a learner have two live credentials in between either.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void makeRoomFor(Award award) {
    if (award.replaces == null) {
      return;
    }
    var predecessor = awards.findById(award.replaces);
    if (predecessor.status != RecordStatus.REPLACED) {
      predecessor.status = RecordStatus.REPLACED;
      statusLists.changed(predecessor.statusListId);
      awards.flush();
    }
  }

  /** Says that {@code award} has taken its place. */
  @Transactional(Transactional.TxType.MANDATORY)
  void announce(Institution institution, Award award, String by) {
    if (award.replaces != null) {
      var now = clock.instant();
      var change = new Change.Replaced(award.id, now.truncatedTo(ChronoUnit.SECONDS));
      outbox.add(institution, award.replaces, change, by);
      events.fire(
          new CredentialEvent(
              CredentialEvent.Kind.REPLACED, institution.name(), award.replaces, now, by));
    }
  }

  /**
   * Gives an intent up, unless it was carried out or given up already. Its bit is set from then on:
   * it never was, and never will be, in force.
   *
   * @return whether it is given up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean drop(UUID id) {
    var award = awards.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (award.state == State.INTENDED) {
      award.state = State.DROPPED;
      award.droppedAt = clock.instant();
      award.status = RecordStatus.REVOKED;
      statusLists.changed(award.statusListId);
    }
    return award.state == State.DROPPED;
  }
}
