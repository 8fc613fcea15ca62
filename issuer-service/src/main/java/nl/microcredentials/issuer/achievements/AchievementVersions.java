package nl.microcredentials.issuer.achievements;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What achievements were like. */
@ApplicationScoped
class AchievementVersions
    implements PanacheRepositoryBase<AchievementVersion, AchievementVersion.Key> {

  /** At most {@code limit} versions before {@code version}, the latest first. */
  List<AchievementVersion> before(Achievement.Key key, int version, int limit) {
    return find(
            "key.institution = ?1 and key.name = ?2 and key.version < ?3 order by key.version desc",
            key.institution(),
            key.name(),
            version)
        .page(0, limit)
        .list();
  }
}
