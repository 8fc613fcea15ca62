package nl.microcredentials.issuer.mappings;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Which achievement a code of another system stands for. */
@Entity
@Table(name = "achievement_mapping")
class AchievementMapping {

  /** Two institutions may use the same code for different things. */
  @Embeddable
  record Key(String institution, @Column(name = "code_type") String codeType, String code)
      implements Serializable {}

  @EmbeddedId Key key;

  @Column(nullable = false)
  String achievement;

  @Column(name = "set_at", nullable = false)
  Instant setAt;

  AchievementMapping() {} // for Hibernate

  AchievementMapping(Key key) {
    this.key = key;
  }
}
