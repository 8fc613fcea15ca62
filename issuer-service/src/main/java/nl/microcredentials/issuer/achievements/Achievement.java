package nl.microcredentials.issuer.achievements;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An achievement of an institution, in its present version. */
@Entity
@Table(name = "achievement")
class Achievement {

  /** Achievements are named by their institution; two institutions may use the same name. */
  @Embeddable
  record Key(String institution, String name) implements Serializable {}

  @EmbeddedId Key key;

  /** Counts the changes of the definition, from 1. */
  @Column(nullable = false)
  int version;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  AchievementDefinition definition;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  Achievement() {} // for Hibernate

  Achievement(Key key) {
    this.key = key;
  }
}
