package nl.microcredentials.issuer.mappings;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * Finds achievements by the codes that other systems of an institution use for them: by what the
 * institution has set, and if it has set nothing for them, by the codes of the achievements
 * themselves.
 */
@ApplicationScoped
public class AchievementMappings
    implements PanacheRepositoryBase<AchievementMapping, AchievementMapping.Key> {

  private final Achievements achievements;
  private final AuditTrail audit;
  private final Clock clock;

  AchievementMappings(Achievements achievements, AuditTrail audit, Clock clock) {
    this.achievements = achievements;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The one achievement that {@code codes} stand for. A code that was set decides before those of
   * the achievements, so that one which several achievements share can be told apart.
   */
  @Transactional
  public Resolution resolve(Institution institution, List<OtherCode> codes) {
    var names = new TreeSet<String>();
    codes.forEach(code -> mapped(institution, code).ifPresent(names::add));
    if (names.isEmpty()) {
      names.addAll(achievements.publishedWith(institution, codes));
    }
    return names.size() == 1
        ? new Resolution.Found(names.first())
        : new Resolution.Unresolved(codes, List.copyOf(names));
  }

  /** The name of the achievement that was set for {@code code}. */
  @Transactional
  Optional<String> mapped(Institution institution, OtherCode code) {
    return findByIdOptional(keyOf(institution, code)).map(mapping -> mapping.achievement);
  }

  /**
   * Sets what {@code code} stands for. The same again changes nothing.
   *
   * @param by client that asks, for the audit trail
   * @return whether nothing was set before
   * @throws MappingRefused if the institution has no such achievement
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean put(Institution institution, OtherCode code, String achievement, String by) {
    if (achievements.find(institution, achievement).isEmpty()) {
      throw new MappingRefused(achievement);
    }
    var stored = findByIdOptional(keyOf(institution, code));
    var mapping = stored.orElseGet(() -> new AchievementMapping(keyOf(institution, code)));
    if (!Objects.equals(mapping.achievement, achievement)) {
      mapping.achievement = achievement;
      mapping.setAt = clock.instant();
      persist(mapping);
      audit.add(
          institution.name(),
          by,
          "achievement-mapping-set",
          "%s/%s to %s".formatted(code.codeType(), code.code(), achievement));
    }
    return stored.isEmpty();
  }

  /** Returns whether there was something to remove. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean remove(Institution institution, OtherCode code, String by) {
    var removed = deleteById(keyOf(institution, code));
    if (removed) {
      audit.add(
          institution.name(),
          by,
          "achievement-mapping-removed",
          "%s/%s".formatted(code.codeType(), code.code()));
    }
    return removed;
  }

  private static AchievementMapping.Key keyOf(Institution institution, OtherCode code) {
    return new AchievementMapping.Key(institution.name(), code.codeType(), code.code());
  }
}
