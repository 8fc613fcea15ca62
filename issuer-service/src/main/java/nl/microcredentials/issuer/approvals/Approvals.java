package nl.microcredentials.issuer.approvals;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.TimeCursor;
import nl.microcredentials.issuer.approvals.Approval.State;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionGate;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.events.LearnerErasure;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.learners.Learners;

/** The completions that wait, or waited, for the exam board. */
@ApplicationScoped
public class Approvals implements PanacheRepositoryBase<Approval, UUID> {

  private final IssuerConfig config;
  private final Learners learners;
  private final Awards awards;
  private final StoredCompletions completions;
  private final AuditTrail audit;
  private final Clock clock;

  Approvals(
      IssuerConfig config,
      Learners learners,
      Awards awards,
      StoredCompletions completions,
      AuditTrail audit,
      Clock clock) {
    this.config = config;
    this.learners = learners;
    this.awards = awards;
    this.completions = completions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether {@code institution} wants four eyes on its completions. */
  public boolean areRequiredBy(Institution institution) {
    return config.institutions().get(institution.name()).fourEyes();
  }

  /**
   * Lets a completion that passed the gate wait, or finds it waiting.
   *
   * @throws CompletionRefused if the learner holds a credential for the achievement, or another
   *     completion of it waits already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID submit(Institution institution, Completion completion, Reporter by) {
    var draft = draft(institution, completion, by);
    var waiting = waitingFor(draft);
    if (waiting.isPresent()) {
      if (!waiting.get().learnerId.equals(draft.learnerId)) {
        throw CompletionRefused.ofAnotherLearner();
      }
      return waiting.get().id;
    }
    if (awards.hasLive(institution, draft.learnerId, draft.achievement) || learnerWaits(draft)) {
      throw CompletionRefused.liveDuplicate(completion);
    }
    return store(draft, completion);
  }

  /**
   * As {@link #submit}, for the correction of a credential.
   *
   * @throws DecisionConflict if something else about the same record waits
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID submitCorrection(
      Institution institution, UUID replaces, Completion completion, Reporter by) {
    var draft = draft(institution, completion, by);
    draft.replaces = replaces;
    var waiting = waitingFor(draft);
    if (waiting.isPresent()) {
      if (!completions.read(waiting.get()).equals(completion)) {
        throw new DecisionConflict("Another report of this record waits for the exam board.");
      }
      return waiting.get().id;
    }
    return store(draft, completion);
  }

  private Approval draft(Institution institution, Completion completion, Reporter by) {
    var approval = new Approval();
    approval.id = UUID.randomUUID();
    approval.institution = institution.name();
    approval.achievement = completion.achievementId();
    approval.learnerId =
        learners.idOf(institution, CompletionGate.identifierOf(completion.learner()).orElseThrow());
    approval.source = learners.lookup(completion.source().key());
    approval.reportedBy = by.name();
    approval.reportingClient = by.client().orElse(null);
    approval.batch = by.batch().orElse(null);
    // what the database keeps, so that a page ends where the next begins
    approval.reportedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return approval;
  }

  private Optional<Approval> waitingFor(Approval draft) {
    return find(
            "institution = ?1 and achievement = ?2 and source = ?3 and state = ?4",
            draft.institution,
            draft.achievement,
            draft.source,
            State.WAITING)
        .firstResultOptional();
  }

  private boolean learnerWaits(Approval draft) {
    return count(
            "institution = ?1 and achievement = ?2 and learnerId = ?3 and state = ?4",
            draft.institution,
            draft.achievement,
            draft.learnerId,
            State.WAITING)
        > 0;
  }

  private UUID store(Approval draft, Completion completion) {
    draft.completion = completions.write(draft, completion);
    persistAndFlush(draft);
    audit.add(draft.institution, draft.reportedBy, "completion-submitted", draft.id.toString());
    return draft.id;
  }

  /**
   * Nobody decides about what cannot be read any more: what waits for a learner who is erased is
   * rejected. Nor can the reasons for earlier decisions be read.
   */
  void reject(@Observes LearnerErasure erasure) {
    lockWaiting(erasure.learner())
        .forEach(approval -> {
          approval.state = State.REJECTED;
          approval.decidedBy = erasure.by();
          approval.decidedAt = erasure.at();
          audit.add(
              approval.institution, erasure.by(), "completion-rejected", approval.id.toString());
        });
    flush();
    update("reason = null where learnerId = ?1", erasure.learner());
  }

  private List<Approval> lockWaiting(UUID learner) {
    return find("learnerId = ?1 and state = ?2", learner, State.WAITING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Nothing if it is another institution's: whether that exists is not told either. */
  @Transactional
  Optional<Approval> of(Institution institution, UUID id) {
    return findByIdOptional(id).filter(approval -> approval.institution.equals(institution.name()));
  }

  /** As {@link #of}, and keeps others from deciding until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Approval> lock(Institution institution, UUID id) {
    findById(id, LockModeType.PESSIMISTIC_WRITE);
    return of(institution, id);
  }

  /** Which are meant: those of which everything holds that is given. */
  record Filter(Optional<State> state, Optional<String> achievement, Optional<UUID> batch) {}

  /** Up to {@code limit} of them after a place, oldest first. */
  @Transactional
  List<Approval> list(
      Institution institution, Filter filter, Optional<TimeCursor> after, int limit) {
    var conditions = new StringBuilder("institution = :institution");
    var values = new HashMap<String, Object>();
    values.put("institution", institution.name());
    filter
        .state()
        .ifPresent(state -> {
          conditions.append(" and state = :state");
          values.put("state", state);
        });
    filter
        .achievement()
        .ifPresent(name -> {
          conditions.append(" and achievement = :achievement");
          values.put("achievement", name);
        });
    filter
        .batch()
        .ifPresent(batch -> {
          conditions.append(" and batch = :batch");
          values.put("batch", batch);
        });
    after.ifPresent(place -> {
      conditions.append(" and (reportedAt > :at or reportedAt = :at and id > :id)");
      values.put("at", place.at());
      values.put("id", place.id());
    });
    return find(conditions + " order by reportedAt, id", values).page(0, limit).list();
  }
}
