package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionGate;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.learners.Learners;

/** Recognises completions that led to an award before. */
@ApplicationScoped
class KnownAwards {

  private final Awards awards;
  private final Learners learners;
  private final IdempotencyKeys idempotencyKeys;

  KnownAwards(Awards awards, Learners learners, IdempotencyKeys idempotencyKeys) {
    this.awards = awards;
    this.learners = learners;
    this.idempotencyKeys = idempotencyKeys;
  }

  /**
   * The award that the key, or else the record, led to before.
   *
   * @throws CompletionRefused if the record was reported for somebody else
   * @throws LearnerErased if its learner is: what was erased is not awarded a second time
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Award> of(Institution institution, Completion completion, Optional<String> key) {
    return key.flatMap(text -> idempotencyKeys.find(institution, text, completion))
        .map(awards::findById)
        .map(this::requireReadable)
        .or(() -> ofRecord(institution, completion));
  }

  /**
   * The business key: one record of the institution's system gives one credential, for ever. The
   * learner is not part of it, or a record sent again with one identifier more would give another.
   *
   * @throws CompletionRefused as {@link #of}
   * @throws LearnerErased as {@link #of}
   */
  Optional<Award> ofRecord(Institution institution, Completion completion) {
    var known =
        awards
            .ofSource(institution, completion.achievementId(), sourceOf(completion))
            .map(this::requireReadable);
    if (known.isPresent() && !isOf(institution, completion.learner(), known.get())) {
      throw CompletionRefused.ofAnotherLearner();
    }
    return known;
  }

  /**
   * Returns {@code award} if what it says can be read.
   *
   * @throws LearnerErased otherwise
   */
  Award requireReadable(Award award) {
    if (learners.isErased(award.learnerId)) {
      throw new LearnerErased();
    }
    return award;
  }

  /** Whether the record was reported for the learner of {@code award}. */
  boolean isOf(Institution institution, Completion.Participant learner, Award award) {
    return CompletionGate.identifierOf(learner)
        .map(identifier -> learners.idOf(institution, identifier))
        .filter(award.learnerId::equals)
        .isPresent();
  }

  byte[] sourceOf(Completion completion) {
    return learners.lookup(completion.source().key());
  }
}
