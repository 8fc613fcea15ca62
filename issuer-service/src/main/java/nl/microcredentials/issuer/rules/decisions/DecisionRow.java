package nl.microcredentials.issuer.rules.decisions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision as it is stored; it is never changed. */
@Entity
@Immutable
@Table(name = "decision")
class DecisionRow {

  @Id UUID id;

  @Column(nullable = false)
  String institution;

  @Column(nullable = false)
  String achievement;

  @Column(name = "achievement_version", nullable = false)
  int achievementVersion;

  /** Null if the decision is about the achievement itself. */
  @Column(name = "award_id")
  UUID award;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  Manifest manifest;

  @Column(name = "decided_at", nullable = false)
  Instant decidedAt;

  @Column(name = "decided_by", nullable = false)
  String decidedBy;

  DecisionRow() {} // for Hibernate
}
