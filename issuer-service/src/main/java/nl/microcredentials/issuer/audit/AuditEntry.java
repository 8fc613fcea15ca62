package nl.microcredentials.issuer.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One thing that was done in an institution's name. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long sequence;

  @Column(nullable = false)
  String institution;

  @Column(name = "done_by", nullable = false)
  String doneBy;

  @Column(nullable = false)
  String action;

  @Column(nullable = false)
  String object;

  @Column(name = "done_at", nullable = false)
  Instant doneAt;

  AuditEntry() {} // for Hibernate

  AuditEntry(String institution, String doneBy, String action, String object, Instant doneAt) {
    this.institution = institution;
    this.doneBy = doneBy;
    this.action = action;
    this.object = object;
    this.doneAt = doneAt;
  }
}
