package nl.microcredentials.issuer.issuance;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Carries out intents whose caller went away, or whose service was killed, before the credential
 * was signed.
 */
@ApplicationScoped
class UnfinishedAwards {

  private static final Logger LOG = Logger.getLogger(UnfinishedAwards.class);

  /** Longer than an award takes; doing it twice at once is harmless, only wasteful. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Awards awards;
  private final CredentialIssuer issuer;

  UnfinishedAwards(Awards awards, CredentialIssuer issuer) {
    this.awards = awards;
    this.issuer = issuer;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void finish() {
    for (var id : awards.unfinished(PATIENCE)) {
      try {
        issuer.redeem(id, "issuer-service");
        LOG.infof("Carried out the intent %s", id);
      } catch (RuntimeException e) {
        LOG.errorf(e, "The intent %s cannot be carried out yet", id);
      }
    }
  }
}
