package nl.microcredentials.issuer.achievements;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.institutions.Institution;

/** What the institutions offer. */
@ApplicationScoped
public class Achievements implements PanacheRepositoryBase<Achievement, Achievement.Key> {

  /** The zone in which a date of the national agreements begins and ends. */
  public static final ZoneId AGREEMENT_ZONE = ZoneId.of("Europe/Amsterdam");

  private final AchievementRules rules;
  private final IssuerConfig config;
  private final Clock clock;

  Achievements(AchievementRules rules, IssuerConfig config, Clock clock) {
    this.rules = rules;
    this.config = config;
    this.clock = clock;
  }

  /** An achievement, and whether it is new. */
  record Stored(PublishedAchievement achievement, boolean created) {}

  /**
   * Creates or changes an achievement. The same definition again changes nothing.
   *
   * @throws AchievementRefused if the definition breaks a rule; nothing is stored then
   */
  @Transactional
  Stored put(Institution institution, String name, AchievementDefinition definition) {
    var violations =
        rules.check(
            definition, institution.sector(), LocalDate.now(clock.withZone(AGREEMENT_ZONE)));
    if (!violations.isEmpty()) {
      throw new AchievementRefused(violations);
    }
    var key = new Achievement.Key(institution.name(), name);
    lock(key);
    var stored = findByIdOptional(key);
    var achievement = stored.orElseGet(() -> new Achievement(key));
    if (!definition.equals(achievement.definition)) {
      achievement.version++;
      achievement.definition = definition;
      achievement.changedAt = clock.instant();
      persist(achievement);
    }
    return new Stored(view(achievement), stored.isEmpty());
  }

  /** Two calls at once for one achievement take turns, so that each counts its own version. */
  private void lock(Achievement.Key key) {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
        .setParameter("key", key.institution() + '/' + key.name())
        .getSingleResult();
  }

  /** The achievement with this name, in whatever state. */
  @Transactional
  public Optional<PublishedAchievement> find(Institution institution, String name) {
    return findByIdOptional(new Achievement.Key(institution.name(), name)).map(this::view);
  }

  /** The names of the published achievements that have one of {@code codes}, in order. */
  @Transactional
  public List<String> publishedWith(Institution institution, Collection<OtherCode> codes) {
    var wanted = StrictJson.array();
    codes.forEach(
        code -> wanted.addObject().put("codeType", code.codeType()).put("code", code.code()));
    return getEntityManager()
        .createNativeQuery(
            """
            select name from achievement
            where institution = :institution and definition ->> 'state' = 'published' and exists (
              select from jsonb_array_elements(definition -> 'otherCodes') own
              where cast(:wanted as jsonb) @> jsonb_build_array(own))
            order by name
            """,
            String.class)
        .setParameter("institution", institution.name())
        .setParameter("wanted", wanted.toString())
        .getResultList();
  }

  private PublishedAchievement view(Achievement achievement) {
    var key = achievement.key;
    return new PublishedAchievement(
        "%s/%s/achievements/%s".formatted(config.baseUrl(), key.institution(), key.name()),
        key.name(),
        achievement.version,
        achievement.definition);
  }
}
