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
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institutions;
import org.jboss.logging.Logger;

/**
 * Brings statements to the registry until it has confirmed each with a receipt that holds. A
 * statement that was stored although its answer got lost is simply sent again: the registry answers
 * with the first receipt.
 */
@ApplicationScoped
class OutboxDelivery {

  private static final Logger LOG = Logger.getLogger(OutboxDelivery.class);

  /** What the registry answers if a key does not count. */
  private static final int NOT_AUTHENTIC = 403;

  private final StatementRows rows;
  private final Institutions institutions;
  private final IssuerConfig.Registry config;
  private final NoteVerifier log;
  private final RegistryApi registry;
  private final Clock clock;

  /** Set while a run is about to begin: whatever is added before it begins is part of it. */
  private final AtomicBoolean comingUp = new AtomicBoolean();

  OutboxDelivery(
      StatementRows rows,
      Institutions institutions,
      IssuerConfig config,
      MeterRegistry metrics,
      Clock clock) {
    this.rows = rows;
    this.institutions = institutions;
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
      var receipt = Receipt.parse(StrictJson.parseObject(submit(row)));
      var registration = receipt.verify(log);
      if (!Arrays.equals(registration.jws().payload(), CompactJws.parse(row.jws).payload())) {
        throw new IllegalStateException("the receipt is for another statement");
      }
      rows.delivered(id, receipt);
    } catch (WebApplicationException e) {
      retryLater(row, "registry answered " + e.getResponse().getStatus());
    } catch (ProcessingException e) {
      retryLater(row, "registry cannot be reached");
    } catch (SigningUnavailable e) {
      retryLater(row, "cannot be signed anew");
    } catch (Refused | IllegalStateException e) {
      retryLater(row, "receipt does not hold: " + e.getMessage());
    }
  }

  /**
   * Sends a statement as it was signed. If the registry does not take that because the key has
   * ended since, the institution says the same with the key that it has now: it would be lost
   * otherwise. The registry knows a statement that it has by what it says.
   */
  private byte[] submit(StatementRow row) {
    try {
      return registry.append(new RegistryApi.Submission(row.jws));
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() != NOT_AUTHENTIC) {
        throw e;
      }
      var signed = CompactJws.parse(row.jws);
      var key = institutions.named(row.institution).orElseThrow().signingKey();
      if (key.verificationMethod().equals(signed.keyId())) {
        throw e;
      }
      LOG.infof("Statement %s is signed anew: its key has ended", row.id);
      var anew = Statement.parse(signed).sign(key.verificationMethod(), key.signer());
      return registry.append(new RegistryApi.Submission(anew));
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
