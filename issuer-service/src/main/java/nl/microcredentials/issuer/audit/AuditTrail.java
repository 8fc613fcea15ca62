package nl.microcredentials.issuer.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.events.CredentialEvent;

/**
 * Who did what in an institution's name. Entries are added in the transaction of what they speak
 * of, and the database lets nobody change or delete one.
 */
@ApplicationScoped
public class AuditTrail implements PanacheRepositoryBase<AuditEntry, Long> {

  private final Clock clock;

  AuditTrail(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds an entry to the caller's transaction.
   *
   * @param institution short name
   * @param by client or person that did it
   * @param action such as {@code achievement-published}; kebab-case, a closed set of each feature
   * @param object what it was done to; an identifier of ours, never a name or an address
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String institution, String by, String action, String object) {
    persist(new AuditEntry(institution, by, action, object, clock.instant()));
  }

  void add(@Observes CredentialEvent event) {
    add(
        event.institution(),
        event.by(),
        "credential-" + event.kind().code(),
        UrnUuid.of(event.credential()));
  }

  /**
   * A page, oldest first.
   *
   * @param action nothing but this; null for everything
   * @param after the last {@code sequence} of the page before
   */
  @Transactional
  List<AuditEntry> page(String institution, String action, long after, int size) {
    return find(
            "institution = ?1 and sequence > ?2 and (?3 is null or action = ?3) order by sequence",
            institution,
            after,
            action)
        .page(0, size)
        .list();
  }
}
