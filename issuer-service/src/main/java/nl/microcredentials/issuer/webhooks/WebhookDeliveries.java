package nl.microcredentials.issuer.webhooks;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.webhooks.WebhookDelivery.State;

/** What is to be told to the webhooks: written down together with what happened. */
@ApplicationScoped
class WebhookDeliveries implements PanacheRepositoryBase<WebhookDelivery, UUID> {

  /** How long the log of deliveries is kept. */
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Clock clock;

  WebhookDeliveries(Clock clock) {
    this.clock = clock;
  }

  void add(@Observes CredentialEvent event) {
    getEntityManager()
        .createNativeQuery(
            """
            insert into webhook_delivery (id, institution, webhook, event, credential_id,
              occurred_at, state, next_attempt_at)
            select gen_random_uuid(), institution, name, :event, :credential, :at, 'PENDING', :at
            from webhook where institution = :institution and :event = any(events)
            """)
        .setParameter("event", event.kind().code())
        .setParameter("credential", event.credential())
        .setParameter("at", event.at())
        .setParameter("institution", event.institution())
        .executeUpdate();
  }

  /** The webhooks that something is due for. */
  @Transactional
  List<Webhook.Key> due() {
    return getEntityManager()
        .createQuery(
            """
            select distinct d.institution, d.webhook from WebhookDelivery d
            where d.state = :pending and d.nextAttemptAt <= :now
            """,
            Object[].class)
        .setParameter("pending", State.PENDING)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(row -> new Webhook.Key((String) row[0], (String) row[1]))
        .toList();
  }

  /**
   * Takes the oldest delivery that is due for {@code webhook}. Others leave it alone for {@code
   * lease}; after that it counts as failed and is due again.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Optional<WebhookDelivery> claim(Webhook.Key webhook, Duration lease) {
    var now = clock.instant();
    return getEntityManager()
        .createNativeQuery(
            """
            with due as materialized (
              select id from webhook_delivery
              where institution = :institution and webhook = :webhook
                and state = 'PENDING' and next_attempt_at <= :now
              order by sequence limit 1 for update skip locked)
            update webhook_delivery d
            set attempts = attempts + 1, last_attempt_at = :now, next_attempt_at = :leaseEnd
            from due where d.id = due.id
            returning d.*
            """,
            WebhookDelivery.class)
        .setParameter("now", now)
        .setParameter("leaseEnd", now.plus(lease))
        .setParameter("institution", webhook.institution())
        .setParameter("webhook", webhook.name())
        .getResultStream()
        .findFirst();
  }

  /** Writes down what became of an attempt. */
  @Transactional
  void attempted(UUID id, Attempt attempt) {
    findByIdOptional(id)
        .ifPresent(delivery -> { // unless its webhook was deleted meanwhile
          delivery.state = attempt.state();
          delivery.lastStatus = attempt.status();
          delivery.lastProblem = attempt.problem();
          delivery.nextAttemptAt = attempt.next();
        });
  }

  /**
   * What became of an attempt.
   *
   * @param status of the answer; null if there was none
   * @param problem null if there was none
   */
  record Attempt(State state, Integer status, String problem, Instant next) {}

  /**
   * A page of the log, oldest first.
   *
   * @param after the last {@code sequence} of the page before
   */
  @Transactional
  List<WebhookDelivery> page(Webhook.Key webhook, long after, int size) {
    return find(
            "institution = ?1 and webhook = ?2 and sequence > ?3 order by sequence",
            webhook.institution(),
            webhook.name(),
            after)
        .page(0, size)
        .list();
  }

  /**
   * Makes a delivery due at once, whatever became of it before.
   *
   * @return whether there is such a delivery
   */
  @Transactional
  boolean redeliver(Webhook.Key webhook, UUID id) {
    return update(
            "state = ?1, nextAttemptAt = ?2 where id = ?3 and institution = ?4 and webhook = ?5",
            State.PENDING,
            clock.instant(),
            id,
            webhook.institution(),
            webhook.name())
        == 1;
  }

  @Scheduled(every = "1h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void forgetOld() {
    delete("state <> ?1 and occurredAt < ?2", State.PENDING, clock.instant().minus(RETENTION));
  }
}
