package nl.microcredentials.issuer.issuance;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import nl.microcredentials.issuer.learners.LearnerErased;
import org.jboss.logging.Logger;

/**
 * Carries out intents whose caller went away, or whose service was killed, before the credential
 * was signed.
 */
@ApplicationScoped
class UnfinishedAwards {

  private static final Logger LOG = Logger.getLogger(UnfinishedAwards.class);

  /**
   * Longer than an award takes, also one of many that are issued together; doing it twice at once
   * is harmless, only wasteful.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Awards awards;
  private final Editions editions;
  private final CredentialIssuer issuer;
  private final CredentialRenewer renewer;

  UnfinishedAwards(
      Awards awards, Editions editions, CredentialIssuer issuer, CredentialRenewer renewer) {
    this.awards = awards;
    this.editions = editions;
    this.issuer = issuer;
    this.renewer = renewer;
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void finish() {
    awards.unfinished(PATIENCE).forEach(id -> finish(id, issuer::redeem));
    editions.unfinished(PATIENCE).forEach(id -> finish(id, renewer::redeem));
  }

  private static void finish(UUID id, BiConsumer<UUID, String> redeem) {
    try {
      redeem.accept(id, "issuer-service");
      LOG.infof("Carried out the intent %s", id);
    } catch (LearnerErased e) {
      LOG.infof("Dropped the intent %s, whose learner is erased", id);
    } catch (StatusConflict e) {
      LOG.infof("Dropped the intent %s, which came too late", id);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The intent %s cannot be carried out yet", id);
    }
  }
}
