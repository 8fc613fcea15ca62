package nl.microcredentials.issuer.credentials;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What was remarked when a status was changed. */
@Entity
@Immutable
@Table(name = "status_note")
class StatusNote {

  @Id UUID id;

  @Column(name = "award_id", nullable = false)
  UUID awardId;

  /** What was done to the credential, such as {@code revoked}. */
  @Column(nullable = false)
  String kind;

  /** Encrypted with the learner's key. */
  @Column(nullable = false)
  byte[] note;

  @Column(name = "noted_by", nullable = false)
  String notedBy;

  @Column(name = "noted_at", nullable = false)
  Instant notedAt;

  StatusNote() {} // for Hibernate
}
