package nl.microcredentials.issuer.status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A status list of one institution, or of a throw-away issuer. */
@Entity
@Table(name = "status_list")
class StatusList {

  @Id UUID id;

  /** Its short name, or that of another of the {@link StatusListOwners}. */
  @Column(nullable = false, updatable = false)
  String institution;

  @Column(name = "created_at", nullable = false, updatable = false)
  Instant createdAt;

  /** When a status in it was last changed. */
  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  StatusList() {} // for Hibernate

  StatusList(UUID id, String institution, Instant createdAt) {
    this.id = id;
    this.institution = institution;
    this.createdAt = createdAt;
    this.changedAt = createdAt;
  }
}
