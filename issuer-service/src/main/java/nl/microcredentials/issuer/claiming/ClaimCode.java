package nl.microcredentials.issuer.claiming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A one-time code that was sent to a learner. */
@Entity
@Table(name = "claim_code")
class ClaimCode {

  @Id byte[] hash;

  @Column(name = "award_id", nullable = false, updatable = false)
  UUID awardId;

  @Column(name = "expires_at", nullable = false, updatable = false)
  Instant expiresAt;

  @Column(name = "used_at")
  Instant usedAt;

  ClaimCode() {} // for Hibernate

  ClaimCode(byte[] hash, UUID awardId, Instant expiresAt) {
    this.hash = hash;
    this.awardId = awardId;
    this.expiresAt = expiresAt;
  }
}
