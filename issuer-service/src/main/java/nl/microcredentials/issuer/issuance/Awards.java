package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.learners.Learners;

/** The credentials of the institutions. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {

  private final Editions editions;
  private final Learners learners;
  private final ObjectMapper json;
  private final Clock clock;

  Awards(Editions editions, Learners learners, ObjectMapper json, Clock clock) {
    this.editions = editions;
    this.learners = learners;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The award for this record of the institution's system, whatever became of it; the last
   * correction if it was corrected.
   */
  Optional<Award> ofSource(Institution institution, String achievement, byte[] source) {
    return find(
            "institution = ?1 and achievement = ?2 and source = ?3 and status <> ?4"
                + " and (replaces is null or state = ?5)",
            institution.name(),
            achievement,
            source,
            RecordStatus.REPLACED,
            State.ISSUED)
        .firstResultOptional();
  }

  /** Whether the learner holds a credential for this achievement that was not revoked. */
  public boolean hasLive(Institution institution, UUID learner, String achievement) {
    return count(
            "institution = ?1 and learnerId = ?2 and achievement = ?3 and status in ?4",
            institution.name(),
            learner,
            achievement,
            List.of(RecordStatus.ACTIVE, RecordStatus.SUSPENDED))
        > 0;
  }

  /**
   * Intents that were not carried out within {@code patience}: some of each institution, or one
   * whose key does not sign would keep the others from theirs.
   */
  @Transactional
  List<UUID> unfinished(Duration patience) {
    return getEntityManager()
        .createNativeQuery(
            """
            select id from (
              select id, row_number() over (partition by institution order by intended_at) turn
              from award where state = 'INTENDED' and intended_at < :before) unfinished
            where turn <= 50 order by turn
            """,
            UUID.class)
        .setParameter("before", clock.instant().minus(patience))
        .getResultList();
  }

  /**
   * An issued credential of {@code institution}.
   *
   * @return nothing if it is another institution's: whether that exists is not told either
   */
  @Transactional
  public Optional<IssuedCredential> issued(Institution institution, UUID id) {
    return findIssued(institution, id).map(this::view);
  }

  /**
   * What an issued credential says, signed: its present edition as an Open Badge.
   *
   * @throws LearnerErased if nobody can read it any more
   */
  @Transactional
  public ObjectNode openBadge(IssuedCredential credential) {
    return StrictJson.parseObject(presentEdition(findById(credential.id())));
  }

  /** Every award to {@code learner}, whatever became of it. */
  @Transactional
  public List<UUID> ofLearner(UUID learner) {
    return getEntityManager()
        .createQuery("select id from Award where learnerId = :learner", UUID.class)
        .setParameter("learner", learner)
        .getResultList();
  }

  /** What was intended for {@code learner} and is not issued. */
  List<UUID> intendedFor(UUID learner) {
    return getEntityManager()
        .createQuery(
            "select id from Award where learnerId = :learner and state = INTENDED", UUID.class)
        .setParameter("learner", learner)
        .getResultList();
  }

  /**
   * The forms in which an issued credential of {@code institution} can be had.
   *
   * @return nothing as {@link #issued}
   */
  @Transactional
  public Optional<Set<SecuredForm>> formsOf(Institution institution, UUID id) {
    return findIssued(institution, id)
        .map(award ->
            Arrays.stream(SecuredForm.values())
                .filter(form -> award.secured(form) != null)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SecuredForm.class))));
  }

  /**
   * One of the {@link #formsOf} a credential, byte for byte as it was signed: the Open Badge in its
   * present edition, the forms for wallets in the first one.
   *
   * @throws LearnerErased if nobody can read it any more
   */
  @Transactional
  public Optional<byte[]> secured(Institution institution, UUID id, SecuredForm form) {
    return findIssued(institution, id)
        .filter(award -> award.secured(form) != null)
        .map(award ->
            form == SecuredForm.OPEN_BADGE
                ? presentEdition(award)
                : learners.decrypt(award.learnerId, award.secured(form), award.id));
  }

  private Optional<Award> findIssued(Institution institution, UUID id) {
    return findByIdOptional(id)
        .filter(award -> award.institution.equals(institution.name()))
        .filter(award -> award.state == State.ISSUED);
  }

  /** What is to be signed to carry out the intent {@code id}, as it was stored. */
  @Transactional
  Unsecured unsecured(UUID id) {
    var award = findById(id);
    var credential = decrypt(award, award.unsecuredCredential);
    return new Unsecured(
        award,
        credential,
        Optional.empty(),
        Optional.ofNullable(award.unsecuredAttestation)
            .map(encrypted -> ConcealedClaims.read(decrypt(award, encrypted))));
  }

  private ObjectNode decrypt(Award award, byte[] encrypted) {
    return StrictJson.parseObject(learners.decrypt(award.learnerId, encrypted, award.id));
  }

  /** As {@link #issued}, and keeps others from changing its status until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<IssuedCredential> lockIssued(Institution institution, UUID id) {
    findById(id, LockModeType.PESSIMISTIC_WRITE);
    return issued(institution, id);
  }

  /** The completion that an award was made for, as it was sent. */
  @Transactional
  public Completion completionOf(UUID id) {
    var award = findById(id);
    try {
      return json.readValue(
          learners.decrypt(award.learnerId, award.completion, id), Completion.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a completion that was stored can be read", e);
    }
  }

  /** The award that takes, or is about to take, the place of {@code award}. */
  Optional<Award> successorOf(UUID award) {
    return find("replaces = ?1 and state <> ?2", award, State.DROPPED).firstResultOptional();
  }

  /** Encrypts {@code text}, to be kept in the row {@code place} about the learner of the award. */
  @Transactional(Transactional.TxType.MANDATORY)
  public byte[] encrypt(UUID award, byte[] text, UUID place) {
    return learners.encrypt(findById(award).learnerId, text, place);
  }

  /** The reverse of {@link #encrypt}. */
  @Transactional(Transactional.TxType.MANDATORY)
  public byte[] decrypt(UUID award, byte[] ciphertext, UUID place) {
    return learners.decrypt(findById(award).learnerId, ciphertext, place);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void setStatus(UUID id, RecordStatus status) {
    findById(id).status = status;
  }

  /**
   * Stores the signed forms, unless another call has done so.
   *
   * @return whether this call stored them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean store(UUID id, Map<SecuredForm, byte[]> forms) {
    var award = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (award.state == State.ISSUED) {
      return false;
    }
    forms.forEach(
        (form, secured) -> award.setSecured(form, learners.encrypt(award.learnerId, secured, id)));
    award.issuedAt = clock.instant();
    award.state = State.ISSUED;
    return true;
  }

  IssuedCredential view(Award award) {
    return new IssuedCredential(
        award.id,
        award.institution,
        award.achievement,
        award.status,
        award.statusListId,
        award.statusListIndex,
        award.issuedAt,
        award.edition,
        Optional.ofNullable(award.replaces),
        award.status == RecordStatus.REPLACED
            ? successorOf(award.id).map(successor -> successor.id)
            : Optional.empty(),
        learners.isErased(award.learnerId));
  }

  private byte[] presentEdition(Award award) {
    if (award.edition == 1) {
      return learners.decrypt(award.learnerId, award.credential, award.id);
    }
    var edition = editions.of(award.id, award.edition).orElseThrow();
    return learners.decrypt(award.learnerId, edition.credential, edition.id);
  }
}
