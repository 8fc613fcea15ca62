package nl.microcredentials.issuer.learners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A learner of an institution; who it is cannot be read from here. */
@Entity
@Table(name = "learner")
class Learner {

  @Id UUID id;

  @Column(nullable = false, updatable = false)
  String institution;

  /** Keyed hash of the identifier by which the institution knows the learner. */
  @Column(nullable = false, updatable = false)
  byte[] lookup;

  /** Wrapped; see {@link LearnerKeys}. */
  @Column(name = "data_key", nullable = false, updatable = false)
  byte[] dataKey;

  Learner() {} // for Hibernate
}
