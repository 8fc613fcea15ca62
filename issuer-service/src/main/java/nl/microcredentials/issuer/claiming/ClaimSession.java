package nl.microcredentials.issuer.claiming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A browser in which a code was used; it sees that one credential. */
@Entity
@Immutable
@Table(name = "claim_session")
class ClaimSession {

  @Id byte[] hash;

  @Column(name = "award_id", nullable = false)
  UUID awardId;

  @Column(name = "expires_at", nullable = false)
  Instant expiresAt;

  ClaimSession() {} // for Hibernate

  ClaimSession(byte[] hash, UUID awardId, Instant expiresAt) {
    this.hash = hash;
    this.awardId = awardId;
    this.expiresAt = expiresAt;
  }
}
