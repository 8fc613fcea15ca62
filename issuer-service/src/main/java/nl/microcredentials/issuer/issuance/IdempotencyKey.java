package nl.microcredentials.issuer.issuance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A key that a client gave to a request, and what the request led to. */
@Entity
@Immutable
@Table(name = "idempotency_key")
class IdempotencyKey {

  /** Clients of one institution share their keys. */
  @Embeddable
  record Key(String institution, String key) implements Serializable {}

  @EmbeddedId Key key;

  /** Keyed: a plain hash of a request could be guessed from the few things that vary in it. */
  @Column(name = "request_hash", nullable = false)
  byte[] requestHash;

  @Column(name = "award_id", nullable = false)
  UUID awardId;

  @Column(name = "created_at", nullable = false)
  Instant createdAt;

  IdempotencyKey() {} // for Hibernate

  IdempotencyKey(Key key, byte[] requestHash, UUID awardId, Instant createdAt) {
    this.key = key;
    this.requestHash = requestHash;
    this.awardId = awardId;
    this.createdAt = createdAt;
  }
}
