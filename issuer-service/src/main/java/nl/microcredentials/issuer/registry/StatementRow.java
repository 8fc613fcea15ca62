package nl.microcredentials.issuer.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/**
 * What an institution said to the registry about one of its credentials, and whether it arrived.
 */
@Entity
@Table(name = "statement")
class StatementRow {

  /** The {@code jti} of the statement, by which the registry recognises a repetition. */
  @Id UUID id;

  /** The order in which the statements were made; those of one credential arrive in it. */
  @Generated
  @Column(insertable = false, updatable = false)
  long sequence;

  @Column(name = "award_id", nullable = false, updatable = false)
  UUID awardId;

  /** Short name of the institution that says it. */
  @Column(nullable = false, updatable = false)
  String institution;

  @Column(nullable = false, updatable = false)
  String kind;

  @Column(updatable = false)
  String reason;

  @Column(name = "said_by", nullable = false, updatable = false)
  String saidBy;

  @Column(name = "occurred_at", nullable = false, updatable = false)
  Instant occurredAt;

  @Column(nullable = false, updatable = false)
  String jws;

  @Column(nullable = false)
  int attempts;

  @Column(name = "next_attempt_at", nullable = false)
  Instant nextAttemptAt;

  @Column(name = "last_problem")
  String lastProblem;

  /** Null until the registry has confirmed it. */
  String receipt;

  @Column(name = "leaf_index")
  Long leafIndex;

  @Column(name = "registered_at")
  Instant registeredAt;

  StatementRow() {} // for Hibernate
}
