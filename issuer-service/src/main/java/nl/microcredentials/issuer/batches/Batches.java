package nl.microcredentials.issuer.batches;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.batches.Batch.State;
import nl.microcredentials.issuer.institutions.Institution;

/** The batches of the institutions. */
@ApplicationScoped
class Batches implements PanacheRepositoryBase<Batch, UUID> {

  /** A sender that is silent for so long will not go on. */
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(15);

  private final BatchRows rows;
  private final Workload workload;
  private final AuditTrail audit;
  private final IssuerConfig config;
  private final Clock clock;

  Batches(BatchRows rows, Workload workload, AuditTrail audit, IssuerConfig config, Clock clock) {
    this.rows = rows;
    this.workload = workload;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Writes down that a file is being sent.
   *
   * @throws BatchRefused if the institution has as many under way as it may
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Batch begin(Batch batch) {
    takeTurns(batch.institution);
    var maximum = config.batches().maximumUnfinished();
    if (count("institution = ?1 and endedAt is null", batch.institution) >= maximum) {
      throw BatchRefused.tooMany(maximum);
    }
    persistAndFlush(batch);
    return batch;
  }

  /** Two files that come at once are counted one after the other. */
  private void takeTurns(String institution) {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
        .setParameter("key", "batches of " + institution)
        .getSingleResult();
  }

  /**
   * Another part of the file has come.
   *
   * @throws BatchRefused if it came so late that the file was given up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void goesOn(UUID id) {
    if (update("turnAt = ?1 where id = ?2", clock.instant(), id) == 0) {
      throw BatchRefused.malformed("The file came too slowly.");
    }
  }

  /** The batch that this file has become, unless it was cancelled. */
  Optional<Batch> ofFile(String institution, byte[] digest) {
    return find(
            "institution = ?1 and digest = ?2 and not dryRun and state in ?3",
            institution,
            digest,
            List.of(State.WAITING, State.RUNNING, State.FINISHED))
        .firstResultOptional();
  }

  /**
   * A batch of {@code institution} that was received completely.
   *
   * @return nothing if it is another institution's
   */
  @Transactional
  Optional<Batch> find(Institution institution, UUID id) {
    return find(
            "id = ?1 and institution = ?2 and state <> ?3", id, institution.name(), State.RECEIVING)
        .firstResultOptional();
  }

  /** Those received before the batch number {@code before}, latest first. */
  @Transactional
  List<Batch> page(Institution institution, long before, int limit) {
    return find(
            "institution = :institution and sequence < :before and state <> :receiving"
                + " order by sequence desc",
            Parameters.with("institution", institution.name())
                .and("before", before)
                .and("receiving", State.RECEIVING))
        .page(0, limit)
        .list();
  }

  /**
   * Cancels what has not started; rows that a worker has at this moment are carried out. Of a batch
   * that has ended nothing changes.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Batch> cancel(Institution institution, UUID id, String by) {
    var batch = find(institution, id);
    batch.ifPresent(found -> getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
    batch
        .filter(found -> found.endedAt == null && found.state != State.CANCELLED)
        .ifPresent(running -> {
          running.state = State.CANCELLED;
          flush();
          workload.cancel(id, clock.instant());
          getEntityManager().refresh(running);
          audit.add(institution.name(), by, "batch-cancelled", UrnUuid.of(id));
        });
    return batch;
  }

  /** Deletes files whose sender went away, and the service with it. */
  @Transactional
  long deleteAbandoned() {
    return delete(
        "state = ?1 and turnAt < ?2", State.RECEIVING, clock.instant().minus(ABANDONED_AFTER));
  }

  /** Batches that ended so long ago that their results are to be erased. */
  @Transactional
  List<UUID> expired() {
    return find(
            "dataKey is not null and endedAt < ?1",
            clock.instant().minus(config.batches().retention()))
        .page(0, 100)
        .stream()
        .map(batch -> batch.id)
        .toList();
  }

  /** Erases the results; the batch stays with its counts, so that its file is still recognised. */
  @Transactional
  void erase(UUID id) {
    findById(id).dataKey = null;
    rows.delete(id);
  }
}
