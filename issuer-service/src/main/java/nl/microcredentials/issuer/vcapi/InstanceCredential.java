package nl.microcredentials.issuer.vcapi;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.issuer.status.StatusListIndex;

/** What a throw-away issuer remembers of a credential: enough to revoke it, and nothing of it. */
@Entity
@Table(name = "vc_api_credential")
class InstanceCredential {

  enum Status {
    ACTIVE,
    REVOKED
  }

  @Id UUID id;

  @Column(nullable = false, updatable = false)
  String instance;

  /** Chosen by the caller; not even unique. Null if the credential cannot be referred to. */
  @Column(name = "credential_id", updatable = false)
  String credentialId;

  @Column(name = "status_list_id", nullable = false, updatable = false)
  UUID statusListId;

  @Column(name = "status_list_index", nullable = false, updatable = false)
  int statusListIndex;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  Status status;

  @Column(name = "issued_at", nullable = false, updatable = false)
  Instant issuedAt;

  @Column(name = "revoked_at")
  Instant revokedAt;

  InstanceCredential() {} // for Hibernate

  InstanceCredential(
      String instance, String credentialId, StatusListIndex index, Instant issuedAt) {
    this.id = UUID.randomUUID();
    this.instance = instance;
    this.credentialId = credentialId;
    this.statusListId = index.list();
    this.statusListIndex = index.index();
    this.status = Status.ACTIVE;
    this.issuedAt = issuedAt;
  }
}
