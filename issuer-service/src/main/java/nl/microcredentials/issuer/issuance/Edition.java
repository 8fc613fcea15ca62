package nl.microcredentials.issuer.issuance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An edition of a credential after the first, from the intent to issue it on. */
@Entity
@Table(name = "edition")
class Edition {

  @Id UUID id;

  @Column(name = "award_id", nullable = false, updatable = false)
  UUID awardId;

  /** From 2; the first edition stands in the {@link Award}. */
  @Column(nullable = false, updatable = false)
  int number;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  Award.State state = Award.State.INTENDED;

  /** Encrypted. */
  @Column(name = "unsecured_credential", nullable = false, updatable = false)
  byte[] unsecuredCredential;

  /** With its proof; encrypted. */
  byte[] credential;

  /** What the registry may know of it. */
  @Column(nullable = false, updatable = false)
  String commitment;

  /** Its {@code validFrom}, and when it says that it was signed. */
  @Column(name = "intended_at", nullable = false, updatable = false)
  Instant intendedAt;

  @Column(name = "issued_at")
  Instant issuedAt;

  Edition() {} // for Hibernate
}
