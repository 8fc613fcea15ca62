package nl.microcredentials.issuer.webhooks;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.http.outgoing.UrlRules;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;

/** Where the institutions want to be told what happens to their credentials. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, Webhook.Key> {

  /** How long a receiver has for taking a new secret into use. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private static final int MAX_OF_INSTITUTION = 10;

  private final WebhookSecret secrets;
  private final AuditTrail audit;
  private final UrlRules rules;
  private final Clock clock;

  Webhooks(WebhookSecret secrets, AuditTrail audit, IssuerConfig config, Clock clock) {
    this.secrets = secrets;
    this.audit = audit;
    this.rules = new UrlRules(config.webhooks().extraOrigins().orElse(List.of()));
    this.clock = clock;
  }

  /** A webhook, and its secret if it is new. */
  record Stored(Webhook webhook, Optional<String> secret) {}

  /**
   * Creates or changes a webhook.
   *
   * @throws nl.microcredentials.http.outgoing.FetchRefused if {@code url} is none that is called
   * @throws TooMany if the institution has enough of them
   */
  @Transactional
  Stored put(
      Institution institution, String name, URI url, List<CredentialEvent.Kind> events, String by) {
    rules.check(url);
    var key = new Webhook.Key(institution.name(), name);
    var known = findByIdOptional(key);
    if (known.isEmpty() && count("key.institution", key.institution()) >= MAX_OF_INSTITUTION) {
      throw new TooMany();
    }
    var webhook = known.orElseGet(() -> new Webhook(key));
    webhook.url = url.toString();
    webhook.events = events.stream().map(CredentialEvent.Kind::code).distinct().sorted().toList();
    webhook.changedAt = clock.instant();
    persist(webhook);
    audit.add(key.institution(), by, "webhook-set", name);
    return new Stored(
        webhook, known.isEmpty() ? Optional.of(secrets.text(webhook.secretId)) : Optional.empty());
  }

  /** Gives a webhook a new secret; deliveries are signed with both for a while. */
  @Transactional
  Optional<String> renewSecret(Institution institution, String name, String by) {
    return named(institution, name)
        .map(webhook -> {
          webhook.previousSecretId = webhook.secretId;
          webhook.previousUntil = clock.instant().plus(OVERLAP);
          webhook.secretId = UUID.randomUUID();
          audit.add(institution.name(), by, "webhook-secret-renewed", name);
          return secrets.text(webhook.secretId);
        });
  }

  /** Deletes a webhook and everything that was to be told to it. */
  @Transactional
  boolean delete(Institution institution, String name, String by) {
    var deleted = deleteById(new Webhook.Key(institution.name(), name));
    if (deleted) {
      audit.add(institution.name(), by, "webhook-deleted", name);
    }
    return deleted;
  }

  @Transactional
  Optional<Webhook> named(Institution institution, String name) {
    return findByIdOptional(new Webhook.Key(institution.name(), name));
  }

  @Transactional
  List<Webhook> of(Institution institution) {
    return list("key.institution = ?1 order by key.name", institution.name());
  }

  /** The institution has as many webhooks as it can have. */
  static final class TooMany extends Refused {

    private static final long serialVersionUID = 1;

    TooMany() {
      super(
          STATE_CONFLICT, "An institution has at most %d webhooks.".formatted(MAX_OF_INSTITUTION));
    }
  }
}
