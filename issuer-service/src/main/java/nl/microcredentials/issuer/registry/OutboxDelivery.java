package nl.microcredentials.issuer.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.issuer.IssuerConfig;
import org.jboss.logging.Logger;

/**
 * Brings statements to the registry until it has confirmed each with a receipt that holds. A
 * statement that was stored although its answer got lost is simply sent again: the registry answers
 * with the first receipt.
 */
@ApplicationScoped
class OutboxDelivery {

  private static final Logger LOG = Logger.getLogger(OutboxDelivery.class);

  private final StatementRows rows;
  private final IssuerConfig.Registry config;
  private final NoteVerifier log;
  private final RegistryApi registry;
  private final Clock clock;

  /** Set while a run is about to begin: whatever is added before it begins is part of it. */
  private final AtomicBoolean comingUp = new AtomicBoolean();

  OutboxDelivery(StatementRows rows, IssuerConfig config, MeterRegistry metrics, Clock clock) {
    this.rows = rows;
    this.config = config.registry();
    this.log = NoteVerifier.parse(this.config.logKey());
    this.registry =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(this.config.url())
            .connectTimeout(this.config.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(this.config.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .build(RegistryApi.class);
    this.clock = clock;
    metrics.gauge("issuer.statements.undelivered", this, OutboxDelivery::undelivered);
  }

  String logOrigin() {
    return log.name();
  }

  private double undelivered() {
    return QuarkusTransaction.requiringNew().call(rows::undelivered);
  }

  void soon() {
    if (comingUp.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::deliver);
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void deliver() {
    comingUp.set(false);
    for (var next = claim(); next.isPresent(); next = claim()) {
      deliver(next.get());
    }
  }

  /** One at a time: what a killed service had claimed is due again after two time-outs. */
  private Optional<UUID> claim() {
    return rows.claim(config.timeout().multipliedBy(2));
  }

  @ActivateRequestContext
  void deliver(UUID id) {
    var row = rows.get(id);
    try {
      var answer = registry.append(new RegistryApi.Submission(row.jws));
      var receipt = Receipt.parse(StrictJson.parseObject(answer));
      var registration = receipt.verify(log);
      if (!registration.jws().toString().equals(row.jws)) {
        throw new IllegalStateException("the receipt is for another statement");
      }
      rows.delivered(id, receipt);
    } catch (WebApplicationException e) {
      retryLater(row, "registry answered " + e.getResponse().getStatus());
    } catch (ProcessingException e) {
      retryLater(row, "registry cannot be reached");
    } catch (Refused | IllegalStateException e) {
      retryLater(row, "receipt does not hold: " + e.getMessage());
    }
  }

  private void retryLater(StatementRow row, String problem) {
    LOG.warnf("Statement %s is not registered yet (attempt %d): %s", row.id, row.attempts, problem);
    rows.failed(row.id, problem, clock.instant().plus(delayAfter(row.attempts)));
  }

  private Duration delayAfter(int attempts) {
    var delay = config.retryDelay().multipliedBy(1L << Math.min(attempts, 20) >> 1);
    return delay.compareTo(config.longestRetryDelay()) < 0 ? delay : config.longestRetryDelay();
  }
}
