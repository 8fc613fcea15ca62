package nl.microcredentials.issuer.achievements;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An achievement as it was from one change to the next. The database lets nobody change it. */
@Entity
@Immutable
@Table(name = "achievement_version")
class AchievementVersion {

  /** Which version of which achievement. */
  @Embeddable
  record Key(String institution, String name, int version) implements Serializable {}

  @EmbeddedId Key key;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  AchievementDefinition definition;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  AchievementVersion() {} // for Hibernate

  static AchievementVersion of(Achievement achievement) {
    var version = new AchievementVersion();
    var key = achievement.key;
    version.key = new Key(key.institution(), key.name(), achievement.version);
    version.definition = achievement.definition;
    version.changedAt = achievement.changedAt;
    return version;
  }
}
