package nl.microcredentials.issuer.issuance;

import static nl.microcredentials.core.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.events.LearnerErasure;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.learners.LearnerKeys;

/**
 * Keys by which a retry is recognised. They expire; that a completion is not issued twice does not
 * depend on them.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-07">The
 *     Idempotency-Key HTTP Header Field</a>
 */
@ApplicationScoped
class IdempotencyKeys implements PanacheRepositoryBase<IdempotencyKey, IdempotencyKey.Key> {

  private static final Duration LIFETIME = Duration.ofDays(7);

  private final LearnerKeys hashes;
  private final ObjectMapper json;
  private final Clock clock;

  IdempotencyKeys(LearnerKeys hashes, ObjectMapper json, Clock clock) {
    this.hashes = hashes;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Returns what the request with this key led to.
   *
   * @throws KeyReused if it was another request
   */
  Optional<UUID> find(Institution institution, String key, Completion completion) {
    return findByIdOptional(new IdempotencyKey.Key(institution.name(), key))
        .map(known -> {
          if (!MessageDigest.isEqual(known.requestHash, hash(completion))) {
            throw new KeyReused();
          }
          return known.awardId;
        });
  }

  void remember(Institution institution, String key, Completion completion, UUID award) {
    var id = new IdempotencyKey.Key(institution.name(), key);
    if (findByIdOptional(id).isEmpty()) {
      persistAndFlush(new IdempotencyKey(id, hash(completion), award, clock.instant()));
    }
  }

  /** Those who chose a key may have put into it what is about the learner. */
  void forget(@Observes LearnerErasure erasure) {
    delete("awardId in (select id from Award where learnerId = ?1)", erasure.learner());
  }

  private byte[] hash(Completion completion) {
    try {
      return hashes.lookup(json.writeValueAsString(completion));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a completion can be written", e);
    }
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void forgetExpired() {
    delete("createdAt < ?1", clock.instant().minus(LIFETIME));
  }

  /** One key for two requests: the client believes that the second is the first. */
  static final class KeyReused extends Refused {

    private static final long serialVersionUID = 1;

    KeyReused() {
      super(IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was sent with another completion.");
    }
  }
}
