package nl.microcredentials.issuer.batches;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Erases what is not needed any more: results after their time, and files that did not arrive. */
@ApplicationScoped
class BatchRetention {

  private static final Logger LOG = Logger.getLogger(BatchRetention.class);

  private final Batches batches;

  BatchRetention(Batches batches) {
    this.batches = batches;
  }

  @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void erase() {
    batches.deleteAbandoned();
    for (var id : batches.expired()) {
      batches.erase(id);
      LOG.infof("Erased the results of batch %s", id);
    }
  }
}
