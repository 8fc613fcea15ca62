package nl.microcredentials.issuer.learners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A learner of an institution; who it is cannot be read from here. */
@Entity
@Table(name = "learner")
class Learner {

  @Id UUID id;

  @Column(nullable = false, updatable = false)
  String institution;

  /**
   * Keyed hash of the identifier by which the institution knows the learner; random if they are
   * erased.
   */
  @Column(nullable = false)
  byte[] lookup;

  /** Wrapped; see {@link LearnerKeys}. Null if the learner is erased. */
  @Column(name = "data_key")
  byte[] dataKey;

  @Column(name = "erased_at")
  Instant erasedAt;

  Learner() {} // for Hibernate
}
