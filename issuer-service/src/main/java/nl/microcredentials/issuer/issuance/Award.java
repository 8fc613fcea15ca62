package nl.microcredentials.issuer.issuance;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A credential, from the intent to issue it on. */
@Entity
@Table(name = "award")
class Award {

  /** Whether the intent was carried out; dropped if it came too late. */
  enum State {
    INTENDED,
    ISSUED,
    DROPPED
  }

  /** The credential's {@code id} is this as {@code urn:uuid}. */
  @Id UUID id;

  @Column(nullable = false, updatable = false)
  String institution;

  @Column(nullable = false, updatable = false)
  String achievement;

  @Column(name = "achievement_version", nullable = false, updatable = false)
  int achievementVersion;

  @Column(name = "learner_id", nullable = false, updatable = false)
  UUID learnerId;

  /** Keyed hash of the record it comes from: institutions put names into such identifiers. */
  @Column(nullable = false, updatable = false)
  byte[] source;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  State state = State.INTENDED;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  RecordStatus status = RecordStatus.ACTIVE;

  @Column(name = "status_list_id", nullable = false, updatable = false)
  UUID statusListId;

  @Column(name = "status_list_index", nullable = false, updatable = false)
  int statusListIndex;

  /** The completion as it was sent; encrypted. */
  @Column(nullable = false, updatable = false)
  byte[] completion;

  /** Encrypted. */
  @Column(name = "unsecured_credential", nullable = false, updatable = false)
  byte[] unsecuredCredential;

  /** With its proof; encrypted. */
  byte[] credential;

  /**
   * What will be signed as an SD-JWT VC; encrypted. Null if the institution had no key for that.
   */
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "unsecured_attestation", updatable = false)
  byte[] unsecuredAttestation;

  /** Encrypted; null in awards from before there was this form. */
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "vc_jwt")
  byte[] vcJwt;

  /** Encrypted; null if the award does not have this form. */
  @Basic(fetch = FetchType.LAZY)
  @Column(name = "sd_jwt_vc")
  byte[] sdJwtVc;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false, updatable = false)
  RegistrySummary summary;

  /** The time that stands in the credential, so that signing it twice gives the same bytes. */
  @Column(name = "intended_at", nullable = false, updatable = false)
  Instant intendedAt;

  @Column(name = "issued_at")
  Instant issuedAt;

  /** Null unless it was dropped. */
  @Column(name = "dropped_at")
  Instant droppedAt;

  /** When the learner earned it; a correction keeps the date of what it corrects. */
  @Column(name = "awarded_at", nullable = false, updatable = false)
  Instant awardedAt;

  /** The credential whose place it takes; null if it is the first for its record. */
  @Column(updatable = false)
  UUID replaces;

  /** Number of the present {@link Edition}; the first stands in this row. */
  @Column(nullable = false)
  int edition = 1;

  Award() {} // for Hibernate

  /** A form of it, encrypted; null if the award does not have that. */
  byte[] secured(SecuredForm form) {
    return switch (form) {
      case OPEN_BADGE -> credential;
      case VC_JWT -> vcJwt;
      case SD_JWT_VC -> sdJwtVc;
    };
  }

  void setSecured(SecuredForm form, byte[] encrypted) {
    switch (form) {
      case OPEN_BADGE -> credential = encrypted;
      case VC_JWT -> vcJwt = encrypted;
      case SD_JWT_VC -> sdJwtVc = encrypted;
    }
  }
}
