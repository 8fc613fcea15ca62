package nl.microcredentials.issuer.achievements;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.rules.Decision;
import nl.microcredentials.issuer.rules.Facts;
import nl.microcredentials.issuer.rules.decisions.Decisions;
import nl.microcredentials.issuer.rules.decisions.Matter;

/** What the institutions offer. */
@ApplicationScoped
public class Achievements implements PanacheRepositoryBase<Achievement, Achievement.Key> {

  /** The zone in which a date of the national agreements begins and ends. */
  public static final ZoneId AGREEMENT_ZONE = Facts.AGREEMENT_ZONE;

  private final AchievementRules rules;
  private final Decisions decisions;
  private final IssuerConfig config;
  private final Clock clock;

  Achievements(AchievementRules rules, Decisions decisions, IssuerConfig config, Clock clock) {
    this.rules = rules;
    this.decisions = decisions;
    this.config = config;
    this.clock = clock;
  }

  /** An achievement, and whether it is new. */
  record Stored(PublishedAchievement achievement, boolean created) {}

  /**
   * Creates or changes an achievement. The same definition again changes nothing.
   *
   * @param by client or person that asks, for the record of the decision
   * @throws AchievementRefused if the definition breaks a rule; nothing is stored then
   */
  @Transactional
  Stored put(Institution institution, String name, AchievementDefinition definition, String by) {
    var decision = decide(definition, institution);
    var key = new Achievement.Key(institution.name(), name);
    lock(key);
    var stored = findByIdOptional(key);
    var achievement = stored.orElseGet(() -> new Achievement(key));
    if (!definition.equals(achievement.definition)) {
      achievement.version++;
      achievement.definition = definition;
      achievement.changedAt = clock.instant();
      persist(achievement);
      var matter = new Matter(institution.name(), name, achievement.version, Optional.empty());
      decisions.store(matter, decision, rules.evidence(definition), by);
    }
    return new Stored(view(achievement), stored.isEmpty());
  }

  /**
   * Says what {@link #put} would say, and changes nothing.
   *
   * @throws AchievementRefused as {@link #put}
   */
  @Transactional
  Stored rehearse(Institution institution, String name, AchievementDefinition definition) {
    decide(definition, institution);
    var stored = find(institution, name);
    var version =
        stored
            .map(known ->
                definition.equals(known.definition()) ? known.version() : known.version() + 1)
            .orElse(1);
    var key = new Achievement.Key(institution.name(), name);
    return new Stored(view(key, version, definition), stored.isEmpty());
  }

  private Decision decide(AchievementDefinition definition, Institution institution) {
    var decision = rules.decide(definition, institution);
    if (!decision.violations().isEmpty()) {
      throw new AchievementRefused(decision.violations());
    }
    return decision;
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

  private PublishedAchievement view(Achievement achievement) {
    return view(achievement.key, achievement.version, achievement.definition);
  }

  private PublishedAchievement view(
      Achievement.Key key, int version, AchievementDefinition definition) {
    return new PublishedAchievement(
        "%s/%s/achievements/%s".formatted(config.baseUrl(), key.institution(), key.name()),
        key.name(),
        version,
        definition);
  }
}
