package nl.microcredentials.issuer.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.issuer.events.CredentialEvent;

/** The statements of the institutions. */
@ApplicationScoped
class StatementRows implements PanacheRepositoryBase<StatementRow, UUID> {

  private final Event<CredentialEvent> events;
  private final Clock clock;

  StatementRows(Event<CredentialEvent> events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  List<StatementRow> of(UUID award) {
    return list("awardId = ?1 order by sequence", award);
  }

  /**
   * Takes a statement that is due, the earliest undelivered one of its credential; that a
   * credential is replaced is said after what replaces it was registered. Others leave it alone for
   * {@code lease}; after that it counts as failed and is due again.
   *
   * <p>Materialized, because a limit inside a join may be run again for each row, and then finds
   * other rows that are free.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Optional<UUID> claim(Duration lease) {
    var now = clock.instant();
    return getEntityManager()
        .createNativeQuery(
            """
            with due as materialized (
              select s.id from statement s
              where s.receipt is null and s.next_attempt_at <= :now
                and not exists (
                  select 1 from statement earlier
                  where earlier.award_id = s.award_id and earlier.sequence < s.sequence
                    and earlier.receipt is null)
                and not exists (
                  select 1 from award successor
                  join statement issued on issued.award_id = successor.id
                  where s.kind = 'replaced' and successor.replaces = s.award_id
                    and successor.state = 'ISSUED'
                    and issued.kind = 'issued' and issued.receipt is null)
              order by s.next_attempt_at, s.sequence
              limit 1
              for update skip locked)
            update statement set attempts = attempts + 1, next_attempt_at = :leaseEnd
            from due
            where statement.id = due.id
            returning statement.id
            """,
            UUID.class)
        .setParameter("leaseEnd", now.plus(lease))
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  @Transactional
  StatementRow get(UUID id) {
    return findById(id);
  }

  @Transactional
  void delivered(UUID id, Receipt receipt) {
    var row = findById(id);
    row.receipt = receipt.toJson().toString();
    row.leafIndex = receipt.leafIndex();
    row.registeredAt = receipt.registeredAt();
    row.lastProblem = null;
    if (row.kind.equals(Change.Kind.ISSUED.code())) {
      events.fire(
          new CredentialEvent(
              CredentialEvent.Kind.REGISTERED,
              row.institution,
              row.awardId,
              clock.instant(),
              "registry"));
    }
  }

  @Transactional
  void failed(UUID id, String problem, Instant nextAttempt) {
    var row = findById(id);
    row.lastProblem = problem;
    row.nextAttemptAt = nextAttempt;
  }

  long undelivered() {
    return count("receipt is null");
  }

  /** The statement with the commitment to what was issued last. */
  Optional<StatementRow> ofPresentEdition(UUID award) {
    return find(
            "awardId = ?1 and kind in ?2 order by sequence desc",
            award,
            List.of(Change.Kind.ISSUED.code(), Change.Kind.RENEWED.code()))
        .page(0, 1)
        .firstResultOptional();
  }
}
