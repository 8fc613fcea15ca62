package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.learners.Learners;

/** The credentials of the institutions. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {

  private final Learners learners;
  private final ObjectMapper json;
  private final Clock clock;

  Awards(Learners learners, ObjectMapper json, Clock clock) {
    this.learners = learners;
    this.json = json;
    this.clock = clock;
  }

  /** The award for this record of the institution's system, whatever became of it. */
  Optional<Award> ofSource(Institution institution, String achievement, byte[] source) {
    return find(
            "institution = ?1 and achievement = ?2 and source = ?3",
            institution.name(),
            achievement,
            source)
        .firstResultOptional();
  }

  /** Whether the learner holds a credential for this achievement that was not revoked. */
  boolean hasLive(Institution institution, UUID learner, String achievement) {
    return count(
            "institution = ?1 and learnerId = ?2 and achievement = ?3 and status in ?4",
            institution.name(),
            learner,
            achievement,
            List.of(RecordStatus.ACTIVE, RecordStatus.SUSPENDED))
        > 0;
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
        .map(award -> award.id)
        .toList();
  }

  /**
   * An issued credential of {@code institution}.
   *
   * @return nothing if it is another institution's: whether that exists is not told either
   */
  @Transactional
  public Optional<IssuedCredential> issued(Institution institution, UUID id) {
    return findByIdOptional(id)
        .filter(award -> award.institution.equals(institution.name()))
        .filter(award -> award.state == State.ISSUED)
        .map(this::view);
  }

  /** What {@code credential} was issued for, with the learner's name, which it does not show. */
  @Transactional
  public Completion completionOf(IssuedCredential credential) {
    var award = findById(credential.id());
    try {
      return json.readValue(
          learners.decrypt(award.learnerId, award.completion, award.id), Completion.class);
    } catch (IOException e) {
      throw new IllegalStateException("a stored completion can be read", e);
    }
  }

  /** As {@link #issued}, and keeps others from changing its status until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<IssuedCredential> lockIssued(Institution institution, UUID id) {
    findById(id, LockModeType.PESSIMISTIC_WRITE);
    return issued(institution, id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void setStatus(UUID id, RecordStatus status) {
    findById(id).status = status;
  }

  /**
   * Stores the signed credential, unless another call has done so.
   *
   * @return whether this call stored it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean store(UUID id, byte[] credential) {
    var award = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (award.state == State.ISSUED) {
      return false;
    }
    award.credential = learners.encrypt(award.learnerId, credential, id);
    award.issuedAt = clock.instant();
    award.state = State.ISSUED;
    return true;
  }

  IssuedCredential view(Award award) {
    var credential = learners.decrypt(award.learnerId, award.credential, award.id);
    return new IssuedCredential(
        award.id,
        award.institution,
        award.achievement,
        award.status,
        award.statusListId,
        award.issuedAt,
        StrictJson.parseObject(credential));
  }
}
