package nl.microcredentials.issuer.webhooks;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.GlobalNames;
import nl.microcredentials.http.outgoing.Transport;
import nl.microcredentials.http.outgoing.UrlRules;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.webhooks.WebhookDelivery.State;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jboss.logging.Logger;

/**
 * Brings deliveries to the webhooks until they are confirmed with a 2xx, at least once. Those of
 * one webhook go one after the other, oldest first; one that fails waits and lets the others pass.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 *     Standard Webhooks 1.0</a>
 */
@ApplicationScoped
class WebhookSender {

  private static final Logger LOG = Logger.getLogger(WebhookSender.class);

  /** The answer of a receiver is not read further. */
  private static final int MAX_ANSWER = 65_536;

  private static final int GONE = 410;

  private final WebhookDeliveries deliveries;
  private final Webhooks webhooks;
  private final WebhookSecret secrets;
  private final Transactions transactions;
  private final IssuerConfig.Webhooks config;
  private final UrlRules rules;
  private final Transport guarded;
  private final Transport exempt;
  private final Clock clock;

  /** The webhooks that this instance is sending to. */
  private final Set<Webhook.Key> busy = ConcurrentHashMap.newKeySet();

  WebhookSender(
      WebhookDeliveries deliveries,
      Webhooks webhooks,
      WebhookSecret secrets,
      Transactions transactions,
      IssuerConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.transactions = transactions;
    this.config = config.webhooks();
    this.rules = new UrlRules(this.config.extraOrigins().orElse(List.of()));
    var names = SystemDefaultDnsResolver.INSTANCE;
    this.guarded = new Transport(this.config.timeout(), new GlobalNames(names));
    this.exempt = new Transport(this.config.timeout(), names);
    this.clock = clock;
  }

  /** A slow receiver holds up nobody but itself. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void send() {
    for (var webhook : deliveries.due()) {
      if (busy.add(webhook)) {
        Thread.startVirtualThread(() -> send(webhook));
      }
    }
  }

  private void send(Webhook.Key key) {
    try {
      var lease = config.timeout().multipliedBy(2);
      for (var next = deliveries.claim(key, lease);
          next.isPresent() && send(next.get());
          next = deliveries.claim(key, lease)) {
        // until nothing is due, or one has failed
      }
    } catch (RuntimeException e) {
      LOG.warnf(
          e, "The deliveries to webhook %s of %s are interrupted", key.name(), key.institution());
    } finally {
      busy.remove(key);
    }
  }

  /** Whether the receiver has confirmed it. */
  private boolean send(WebhookDelivery delivery) {
    var key = new Webhook.Key(delivery.institution, delivery.webhook);
    var webhook = transactions.run(() -> webhooks.findByIdOptional(key));
    if (webhook.isEmpty()) {
      return true; // deleted, and its deliveries with it
    }
    try {
      var status = post(webhook.get(), delivery);
      if (status >= 200 && status < 300) {
        deliveries.attempted(
            delivery.id,
            new WebhookDeliveries.Attempt(State.DELIVERED, status, null, delivery.nextAttemptAt));
        return true;
      }
      failed(delivery, status, "The receiver did not confirm it.");
    } catch (FetchRefused e) {
      failed(delivery, null, e.detail());
    }
    return false;
  }

  private int post(Webhook webhook, WebhookDelivery delivery) {
    var url = URI.create(webhook.url);
    rules.check(url);
    var now = clock.instant();
    var body = body(delivery);
    var id = "msg_" + delivery.id;
    var headers =
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            signatures(webhook, id, now, body));
    var transport = rules.isExtra(url) ? exempt : guarded;
    return transport.post(url, headers, body, MAX_ANSWER).status();
  }

  private String signatures(Webhook webhook, String id, Instant now, byte[] body) {
    var used = new ArrayList<UUID>(List.of(webhook.secretId));
    Optional.ofNullable(webhook.previousSecretId)
        .filter(_ -> now.isBefore(webhook.previousUntil))
        .ifPresent(used::add);
    return String.join(
        " ", used.stream().map(secret -> secrets.sign(secret, id, now, body)).toList());
  }

  /** Says what happened to which credential, and nothing about anybody. */
  private static byte[] body(WebhookDelivery delivery) {
    var json =
        StrictJson.object()
            .put("type", "credential." + delivery.event)
            .put("timestamp", delivery.occurredAt.toString());
    json.putObject("data")
        .put("institution", delivery.institution)
        .put("credential", UrnUuid.of(delivery.credentialId));
    return StrictJson.write(json);
  }

  private void failed(WebhookDelivery delivery, Integer status, String problem) {
    var now = clock.instant();
    var over =
        (status != null && status == GONE)
            || now.isAfter(delivery.occurredAt.plus(config.giveUpAfter()));
    var state = over ? State.ABANDONED : State.PENDING;
    LOG.infof(
        "Delivery %s is %s (attempt %d)",
        delivery.id, over ? "given up" : "late", delivery.attempts);
    deliveries.attempted(
        delivery.id,
        new WebhookDeliveries.Attempt(
            state, status, problem, now.plus(delayAfter(delivery.attempts))));
  }

  private Duration delayAfter(int attempts) {
    var delay = config.retryDelay().multipliedBy(1L << Math.min(attempts - 1, 20));
    var longest = config.longestRetryDelay();
    return delay.compareTo(longest) < 0 ? delay : longest;
  }

  @PreDestroy
  void close() throws IOException {
    guarded.close();
    exempt.close();
  }
}
