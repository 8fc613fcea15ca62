package nl.microcredentials.issuer.claiming;

import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.learners.LearnerErased;
import org.jboss.logging.Logger;

/**
 * Sends learners the links to their credentials, and reminds those who have not used one. A mail
 * server that is away delays them and nothing else.
 */
@ApplicationScoped
class Invitations {

  private static final Logger LOG = Logger.getLogger(Invitations.class);

  /** How long after one message the next is sent; after the last of them, none. */
  private static final List<Duration> REMINDERS = List.of(Duration.ofDays(7), Duration.ofDays(30));

  /** A service killed while it sends sends again after this. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
  private static final int MAX_FAILURES = 12;

  private final Claims claims;
  private final InvitationMail mails;
  private final Mailer mailer;
  private final IssuerConfig.Claims config;
  private final Transactions transactions;
  private final Clock clock;

  Invitations(
      Claims claims,
      InvitationMail mails,
      Mailer mailer,
      IssuerConfig config,
      Transactions transactions,
      Clock clock) {
    this.claims = claims;
    this.mails = mails;
    this.mailer = mailer;
    this.config = config.claims();
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void send() {
    if (config.mailFrom().isEmpty()) {
      return; // links are handed out by the institutions themselves
    }
    for (var next = claim(); next.isPresent(); next = claim()) {
      send(next.get());
    }
  }

  private void send(UUID award) {
    try {
      attempt(award);
    } catch (LearnerErased e) {
      // while the message was made or sent; with that, no other is due
    }
  }

  private void attempt(UUID award) {
    try {
      var mail = mails.to(award);
      if (mail.isEmpty()) {
        done(award, Optional.of("there is nothing to be sent, or no address"), false);
        return;
      }
      mailer.send(mail.get());
      done(award, Optional.empty(), true);
    } catch (RuntimeException e) {
      // its message and its causes quote addresses
      LOG.warnf("The invitation for %s is not sent yet: %s", award, e.getClass().getSimpleName());
      failed(award);
    }
  }

  private Optional<UUID> claim() {
    return transactions.run(this::claimNext);
  }

  @SuppressWarnings("unchecked")
  private Optional<UUID> claimNext() {
    return claims
        .getEntityManager()
        .createNativeQuery(
            """
            update claim set next_invitation_at = :leaseEnd
            where award_id = (
              select award_id from claim where next_invitation_at <= :now
              order by next_invitation_at limit 1 for update skip locked)
            returning award_id
            """,
            UUID.class)
        .setParameter("now", clock.instant())
        .setParameter("leaseEnd", clock.instant().plus(LEASE))
        .getResultStream()
        .findFirst();
  }

  private void done(UUID award, Optional<String> problem, boolean sent) {
    transactions.run(() -> {
      var claim = claims.lock(award);
      claim.failures = 0;
      claim.lastProblem = problem.orElse(null);
      if (sent) {
        claim.lastInvitedAt = clock.instant();
        claim.nextInvitationAt = nextReminder(claim);
        claim.invitations++;
      } else {
        claim.nextInvitationAt = null;
      }
      return claim;
    });
  }

  private Instant nextReminder(Claim claim) {
    return claim.claimedAt == null && claim.invitations < REMINDERS.size()
        ? clock.instant().plus(REMINDERS.get(claim.invitations))
        : null;
  }

  private void failed(UUID award) {
    transactions.run(() -> {
      var claim = claims.lock(award);
      claim.failures++;
      claim.lastProblem = "the mail server did not take the message";
      var delay = FIRST_DELAY.multipliedBy(1L << Math.min(claim.failures - 1, 12));
      claim.nextInvitationAt = claim.failures < MAX_FAILURES ? clock.instant().plus(delay) : null;
      return claim;
    });
  }
}
