package nl.microcredentials.issuer.claiming;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.events.LearnerErasure;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.learners.LearnerErased;

/**
 * How credentials come into the hands of their learners: a code that was sent to them opens a page
 * once, and the browser in which it did sees the credential for a while.
 */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<Claim, UUID> {

  static final Duration CODE_LIFETIME = Duration.ofDays(30);

  static final Duration SESSION_LIFETIME = Duration.ofHours(1);

  /** How long somebody who has a link waits until another message can be asked for. */
  private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(10);

  private final Awards awards;
  private final Event<CredentialEvent> events;
  private final SecureRandom random;
  private final Clock clock;

  Claims(Awards awards, Event<CredentialEvent> events, SecureRandom random, Clock clock) {
    this.awards = awards;
    this.events = events;
    this.random = random;
    this.clock = clock;
  }

  void begin(@Observes CredentialEvent event) {
    if (event.kind() == CredentialEvent.Kind.ISSUED) {
      persist(new Claim(event.credential(), event.institution(), event.at()));
    }
  }

  /** Ends every way to what a learner was awarded; that they had claimed it stays known. */
  void end(@Observes LearnerErasure erasure) {
    var ofLearner = awards.ofLearner(erasure.learner());
    update(
        "erasedAt = ?1, shareToken = null, nextInvitationAt = null where awardId in ?2",
        erasure.at(),
        ofLearner);
    for (var wayIn : List.of("ClaimSession", "ClaimCode")) {
      getEntityManager()
          .createQuery("delete from " + wayIn + " where awardId in :awards")
          .setParameter("awards", ofLearner)
          .executeUpdate();
    }
  }

  /** What a code leads to. */
  sealed interface Opened {

    /** The code was not used yet. */
    record Ready(UUID award) implements Opened {}

    /** The code was used, or is too old; another one can be sent. */
    record Spent(UUID award) implements Opened {}

    /** There is no such code. */
    record Unknown() implements Opened {}
  }

  /** Looks at a code without using it: mail scanners follow links, too. */
  @Transactional
  Opened open(Secret code) {
    return findCode(code)
        .<Opened>map(found ->
            isReady(found) ? new Opened.Ready(found.awardId) : new Opened.Spent(found.awardId))
        .orElseGet(Opened.Unknown::new);
  }

  /**
   * Uses a code.
   *
   * @return the session that it begins; nothing if the code cannot be used
   */
  @Transactional
  Optional<Secret> use(Secret code) {
    var found = getEntityManager().find(ClaimCode.class, code.hash());
    if (found == null) {
      return Optional.empty();
    }
    var claim = lock(found.awardId);
    getEntityManager().refresh(found); // somebody else may have used it meanwhile
    if (!isReady(found)) {
      return Optional.empty();
    }
    found.usedAt = clock.instant();
    claim.nextInvitationAt = null;
    if (claim.claimedAt == null) {
      claim.claimedAt = clock.instant();
      events.fire(
          new CredentialEvent(
              CredentialEvent.Kind.CLAIMED,
              claim.institution,
              claim.awardId,
              claim.claimedAt,
              "learner"));
    }
    var session = Secret.draw(random);
    getEntityManager()
        .persist(
            new ClaimSession(
                session.hash(), claim.awardId, clock.instant().plus(SESSION_LIFETIME)));
    return Optional.of(session);
  }

  /** The claim that a session of {@code code} may see. */
  @Transactional
  Optional<Claim> seenBy(Secret session, Secret code) {
    return Optional.ofNullable(getEntityManager().find(ClaimSession.class, session.hash()))
        .filter(found -> clock.instant().isBefore(found.expiresAt))
        .filter(found -> findCode(code).filter(c -> c.awardId.equals(found.awardId)).isPresent())
        .map(found -> findById(found.awardId));
  }

  private Optional<ClaimCode> findCode(Secret code) {
    return Optional.ofNullable(getEntityManager().find(ClaimCode.class, code.hash()));
  }

  private boolean isReady(ClaimCode code) {
    return code.usedAt == null && clock.instant().isBefore(code.expiresAt);
  }

  /**
   * A new code for {@code award}, to be given to its learner and nobody else.
   *
   * @throws LearnerErased if they are
   */
  @Transactional
  Secret newCode(UUID award) {
    lock(award);
    var code = Secret.draw(random);
    getEntityManager()
        .persist(new ClaimCode(code.hash(), award, clock.instant().plus(CODE_LIFETIME)));
    return code;
  }

  /**
   * Has a new code sent to the address that is known, because somebody with an old one asks.
   *
   * @return false if one was sent a moment ago
   */
  @Transactional
  boolean askForAnother(UUID award) {
    var claim = lock(award);
    var now = clock.instant();
    if (claim.lastInvitedAt != null && now.isBefore(claim.lastInvitedAt.plus(BETWEEN_REQUESTS))) {
      return false;
    }
    claim.nextInvitationAt = now;
    return true;
  }

  /**
   * Has a new code sent because the institution asks.
   *
   * @throws LearnerErased if nobody knows where any more
   */
  @Transactional
  boolean invite(Institution institution, UUID award) {
    return of(institution, award)
        .map(found -> {
          var claim = lock(found.awardId);
          claim.nextInvitationAt = clock.instant();
          claim.failures = 0;
          return true;
        })
        .orElse(false);
  }

  /**
   * A claim as it is now; nobody else changes it, or erases its learner, until the transaction
   * ends.
   *
   * @throws LearnerErased if its learner is
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Claim lock(UUID award) {
    var claim = findById(award);
    getEntityManager().refresh(claim, LockModeType.PESSIMISTIC_WRITE);
    if (claim.erasedAt != null) {
      throw new LearnerErased();
    }
    return claim;
  }

  @Transactional
  Optional<Claim> of(Institution institution, UUID award) {
    return findByIdOptional(award).filter(claim -> claim.institution.equals(institution.name()));
  }

  /**
   * Shows the credential under an address that others can be given, or stops that at once. Switched
   * on again, it has another address.
   */
  @Transactional
  void share(UUID award, boolean on) {
    var claim = lock(award);
    if (on != (claim.shareToken != null)) {
      claim.shareToken = on ? Secret.draw(random).text() : null;
    }
  }

  @Transactional
  Claim get(UUID award) {
    return findById(award);
  }

  @Transactional
  Optional<Claim> sharedAs(String token) {
    return find("shareToken", token).firstResultOptional();
  }

  @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void forgetSessions() {
    getEntityManager()
        .createQuery("delete from ClaimSession where expiresAt < :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
