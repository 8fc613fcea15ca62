package nl.microcredentials.issuer.learners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.events.LearnerErasure;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * Erases learners: the key without which nothing about them can be read, and, in the same
 * transaction, every way to them that needs no key. What was awarded stays awarded.
 */
@ApplicationScoped
public class Erasure {

  private final Learners learners;
  private final AuditTrail audit;
  private final Event<LearnerErasure> events;
  private final Transactions transactions;
  private final Clock clock;

  Erasure(
      Learners learners,
      AuditTrail audit,
      Event<LearnerErasure> events,
      Transactions transactions,
      Clock clock) {
    this.learners = learners;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Erases a learner of {@code institution}; does nothing if they are erased already.
   *
   * @return whether this call did it; nothing if {@code institution} has no such learner
   */
  public Optional<Boolean> erase(Institution institution, UUID learner, String by) {
    return transactions.run(() -> {
      var now = clock.instant();
      var erased = learners.destroyKey(institution, learner, now);
      if (erased.orElse(false)) {
        audit.add(institution.name(), by, "learner-erased", learner.toString());
        events.fire(new LearnerErasure(institution.name(), learner, now, by));
      }
      return erased;
    });
  }
}
