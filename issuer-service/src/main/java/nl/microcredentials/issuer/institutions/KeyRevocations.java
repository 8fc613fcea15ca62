package nl.microcredentials.issuer.institutions;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.Refused;

/**
 * The keys that were revoked while the service runs. The database is asked before every signature,
 * so that a revocation counts at once in every instance of the service.
 */
@ApplicationScoped
public class KeyRevocations implements PanacheRepositoryBase<KeyRevocation, KeyRevocation.Key> {

  private final Clock clock;

  KeyRevocations(Clock clock) {
    this.clock = clock;
  }

  /** Since when keys of {@code institution} may be in other hands, by their ids. */
  @Transactional
  Map<String, Instant> of(String institution) {
    return list("key.institution", institution).stream()
        .collect(Collectors.toMap(one -> one.key.keyId(), one -> one.compromisedAt));
  }

  /**
   * Revokes a key for ever.
   *
   * @return whether this call did; not if it was revoked like that before
   * @throws AlreadyRevoked if it was revoked otherwise
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean add(Institution institution, String keyId, Instant compromisedAt, String reason) {
    var key = new KeyRevocation.Key(institution.name(), keyId);
    var known = findByIdOptional(key);
    if (known.isEmpty()) {
      persistAndFlush(new KeyRevocation(key, compromisedAt, reason, clock.instant()));
      return true;
    }
    if (!known.get().compromisedAt.equals(compromisedAt) || !known.get().reason.equals(reason)) {
      throw new AlreadyRevoked(known.get());
    }
    return false;
  }

  /** A revocation is final, in every detail: others may have acted upon it. */
  static final class AlreadyRevoked extends Refused {

    private static final long serialVersionUID = 1;

    AlreadyRevoked(KeyRevocation known) {
      super(
          STATE_CONFLICT,
          "The key is revoked already: %s, since %s.".formatted(known.reason, known.compromisedAt));
    }
  }
}
