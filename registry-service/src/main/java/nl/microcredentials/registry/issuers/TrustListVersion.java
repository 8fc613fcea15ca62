package nl.microcredentials.registry.issuers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The whole trust list as it was from one change to the next. */
@Entity
@Immutable
@Table(name = "trust_list_version")
class TrustListVersion {

  @Id long version;

  @Column(name = "created_at", nullable = false)
  Instant createdAt;

  /** A JSON array of issuers. */
  @Column(nullable = false)
  String issuers;

  TrustListVersion() {} // for Hibernate

  TrustListVersion(long version, Instant createdAt, String issuers) {
    this.version = version;
    this.createdAt = createdAt;
    this.issuers = issuers;
  }
}
