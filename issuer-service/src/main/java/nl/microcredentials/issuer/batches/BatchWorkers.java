package nl.microcredentials.issuer.batches;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
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

  private final IssuerConfig.Batches config;
  private final Workload workload;
  private final RowIntake intake;
  private final LearnerKeys keys;
  private final Clock clock;
  private volatile boolean stopping;

  BatchWorkers(
      IssuerConfig config, Workload workload, RowIntake intake, LearnerKeys keys, Clock clock) {
    this.config = config.batches();
    this.workload = workload;
    this.intake = intake;
    this.keys = keys;
    this.clock = clock;
  }

  /** They work until nothing is left, and look again a second later. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    try (var workers = Executors.newThreadPerTaskExecutor(THREADS)) {
      IntStream.range(0, parallelism()).forEach(_ -> workers.execute(this::workUntilNothingIsLeft));
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
    }
  }

  /** A share that was begun is finished; what is killed all the same is taken over. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }
}
