package nl.microcredentials.issuer.institutions;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That a key of an institution may be in other hands, or is lost. It is never taken back. */
@Entity
@Immutable
@Table(name = "key_revocation")
class KeyRevocation {

  @EmbeddedId Key key;

  @Column(name = "compromised_at", nullable = false)
  Instant compromisedAt;

  @Column(nullable = false)
  String reason;

  @Column(name = "revoked_at", nullable = false)
  Instant revokedAt;

  KeyRevocation() {} // for Hibernate

  KeyRevocation(Key key, Instant compromisedAt, String reason, Instant revokedAt) {
    this.key = key;
    this.compromisedAt = compromisedAt;
    this.reason = reason;
    this.revokedAt = revokedAt;
  }

  /** Which key: the short name of the institution, and the fragment of the verification method. */
  @Embeddable
  record Key(
      @Column(nullable = false) String institution,
      @Column(name = "key_id", nullable = false) String keyId) {}
}
