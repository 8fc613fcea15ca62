package nl.microcredentials.issuer.issuance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.issuance.Award.State;

/** The editions of credentials after their first. */
@ApplicationScoped
class Editions implements PanacheRepositoryBase<Edition, UUID> {

  private final Clock clock;

  Editions(Clock clock) {
    this.clock = clock;
  }

  /** The edition with this number, issued or intended. */
  Optional<Edition> of(UUID award, int number) {
    return find("awardId = ?1 and number = ?2 and state <> ?3", award, number, State.DROPPED)
        .firstResultOptional();
  }

  /**
   * Gives an intent up, unless it was carried out or given up already.
   *
   * @return whether it is given up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean drop(UUID id) {
    var edition = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (edition.state == State.INTENDED) {
      edition.state = State.DROPPED;
    }
    return edition.state == State.DROPPED;
  }

  /** Gives up what was intended for {@code learner} and is not issued. */
  @Transactional(Transactional.TxType.MANDATORY)
  void dropIntendedFor(UUID learner) {
    update(
        "state = ?1 where state = ?2"
            + " and awardId in (select id from Award where learnerId = ?3)",
        State.DROPPED,
        State.INTENDED,
        learner);
  }

  /** Intents that were not carried out within {@code patience}, oldest first. */
  @Transactional
  List<UUID> unfinished(Duration patience) {
    return find(
            "state = ?1 and intendedAt < ?2 order by intendedAt",
            State.INTENDED,
            clock.instant().minus(patience))
        .page(0, 100)
        .stream()
        .map(edition -> edition.id)
        .toList();
  }
}
