package nl.microcredentials.issuer.batches;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.jboss.logging.Logger;

/** The workers of this instance. */
@ApplicationScoped
class BatchWorkers {

  private static final Logger LOG = Logger.getLogger(BatchWorkers.class);

  /** While one waits for the database, the other canonicalizes. */
  private static final int WORKERS_PER_PROCESSOR = 2;

  /**
   * No virtual ones: they canonicalize more than they wait, and would keep the requests, which run
   * on the same few carriers, from theirs.
   */
  private static final ThreadFactory THREADS = Thread.ofPlatform().name("batch-", 0).factory();

  /** As long as services are given to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final IssuerConfig.Batches config;
  private final Workload workload;
  private final RowIntake intake;
  private final LearnerKeys keys;
  private final Clock clock;
  private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  BatchWorkers(
      IssuerConfig config, Workload workload, RowIntake intake, LearnerKeys keys, Clock clock) {
    this.config = config.batches();
    this.workload = workload;
    this.intake = intake;
    this.keys = keys;
    this.clock = clock;
  }

  /** Those that found nothing look again; those that are at work go on meanwhile. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    for (int missing = parallelism() - atWork.size(); missing > 0 && !stopping; missing--) {
      var worker = THREADS.newThread(this::workUntilNothingIsLeft);
      atWork.add(worker);
      worker.start();
    }
  }

  private int parallelism() {
    return config
        .parallelism()
        .orElseGet(() -> WORKERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
  }

  private void workUntilNothingIsLeft() {
    var worker = new BatchWorker(UUID.randomUUID(), config.lease(), workload, intake, keys, clock);
    try {
      while (!stopping && worker.work()) {
        // the next share
      }
    } catch (RuntimeException e) {
      LOG.warn("Batches have to wait", e);
    } finally {
      atWork.remove(Thread.currentThread());
    }
  }

  /** A share that was begun is finished; what is killed all the same is taken over. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    for (var worker : atWork) {
      worker.join(PATIENCE);
    }
  }
}
