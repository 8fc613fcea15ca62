package nl.microcredentials.issuer.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * What is to be said to the national registry. It is written down in the transaction of what it is
 * about, so that neither can exist without the other, and delivered until it is confirmed.
 */
@ApplicationScoped
public class Outbox {

  private final StatementRows rows;
  private final OutboxDelivery delivery;
  private final Clock clock;

  Outbox(StatementRows rows, OutboxDelivery delivery, Clock clock) {
    this.rows = rows;
    this.delivery = delivery;
    this.clock = clock;
  }

  /** Name of the log that the statements go into. */
  public String logOrigin() {
    return delivery.logOrigin();
  }

  /**
   * Signs a statement and puts it with the others.
   *
   * @param saidBy client that asked for it, for the history
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Institution institution, UUID award, Change change, String saidBy) {
    var now = clock.instant();
    var key = institution.signingKey();
    var statement = new Statement(institution.did(), UUID.randomUUID(), now, award, change);
    var row = new StatementRow();
    row.id = statement.id();
    row.awardId = award;
    row.institution = institution.name();
    row.kind = statement.kind().code();
    row.reason = reasonOf(change).map(Change.Reason::code).orElse(null);
    row.saidBy = saidBy;
    row.occurredAt = now;
    row.jws = statement.sign(key.verificationMethod(), key.signer());
    row.nextAttemptAt = now;
    rows.persist(row);
  }

  private static Optional<Change.Reason> reasonOf(Change change) {
    return switch (change) {
      case Change.Revoked(var reason, _) -> Optional.of(reason);
      case Change.Suspended(var reason, _) -> Optional.of(reason);
      case Change.Reinstated(var reason, _) -> Optional.of(reason);
      case Change.Issued _, Change.Replaced _, Change.Renewed _ -> Optional.empty();
    };
  }

  /** Call after the transaction: delivers at once instead of at the next turn. */
  public void deliverSoon() {
    delivery.soon();
  }

  /** Whether the registry has confirmed that the present edition of {@code award} was issued. */
  @Transactional
  public RegistrationView registrationOf(UUID award) {
    return RegistrationView.of(rows.ofPresentEdition(award).orElseThrow());
  }

  /** The registry's receipt for the present edition of {@code award}, as it sent it. */
  @Transactional
  public Optional<String> receiptOf(UUID award) {
    return rows.ofPresentEdition(award).map(row -> row.receipt);
  }

  /** Everything that was said about {@code award}, in order. */
  @Transactional
  public List<Said> historyOf(UUID award) {
    return rows.of(award).stream().map(Said::of).toList();
  }
}
