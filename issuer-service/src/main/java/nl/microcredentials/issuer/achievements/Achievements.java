package nl.microcredentials.issuer.achievements;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.rules.Facts;
import nl.microcredentials.issuer.rules.decisions.Decisions;
import nl.microcredentials.issuer.rules.decisions.Matter;

/** What the institutions offer. */
@ApplicationScoped
public class Achievements implements PanacheRepositoryBase<Achievement, Achievement.Key> {

  /** The zone in which a date of the national agreements begins and ends. */
  public static final ZoneId AGREEMENT_ZONE = Facts.AGREEMENT_ZONE;

  private final AchievementVersions versions;
  private final AchievementRules rules;
  private final Decisions decisions;
  private final AwardedAchievements awarded;
  private final AuditTrail audit;
  private final IssuerConfig config;
  private final Clock clock;

  Achievements(
      AchievementVersions versions,
      AchievementRules rules,
      Decisions decisions,
      AwardedAchievements awarded,
      AuditTrail audit,
      IssuerConfig config,
      Clock clock) {
    this.versions = versions;
    this.rules = rules;
    this.decisions = decisions;
    this.awarded = awarded;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** What a change came to. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** An achievement after a change. */
  public record Stored(PublishedAchievement achievement, Outcome outcome) {}

  /**
   * Creates or changes an achievement. The same definition again changes nothing.
   *
   * @throws AchievementRefused if the definition breaks a rule or changes what was awarded; nothing
   *     is stored then
   * @throws Precondition.NotMet if it has not the version it must have
   */
  @Transactional
  public Stored put(Edit edit, AchievementDefinition definition) {
    lock(edit.key());
    var present = findByIdOptional(edit.key());
    var outcome = judge(edit, present, definition);
    var achievement = present.orElseGet(() -> new Achievement(edit.key()));
    if (outcome != Outcome.UNCHANGED) {
      var decision = rules.decide(definition, edit.institution());
      store(edit, achievement, definition);
      var matter =
          new Matter(edit.institution().name(), edit.name(), achievement.version, Optional.empty());
      decisions.store(matter, decision, rules.evidence(definition), edit.by());
    }
    return new Stored(view(achievement), outcome);
  }

  /**
   * Says what {@link #put} would say, and changes nothing.
   *
   * @return the achievement as it would be
   */
  @Transactional
  public Stored rehearse(Edit edit, AchievementDefinition definition) {
    var present = findByIdOptional(edit.key());
    var outcome = judge(edit, present, definition);
    var version = present.map(achievement -> achievement.version).orElse(0);
    var next = outcome == Outcome.UNCHANGED ? version : version + 1;
    return new Stored(view(edit.key(), next, definition), outcome);
  }

  private Outcome judge(
      Edit edit, Optional<Achievement> present, AchievementDefinition definition) {
    edit.precondition()
        .check(present.map(a -> OptionalInt.of(a.version)).orElse(OptionalInt.empty()));
    var before = present.map(achievement -> achievement.definition);
    if (before.filter(definition::equals).isPresent()) {
      return Outcome.UNCHANGED;
    }
    var violations = new ArrayList<>(rules.decide(definition, edit.institution()).violations());
    violations.addAll(CodeRules.check(definition));
    if (before.isPresent() && awarded.isAwarded(edit.institution(), edit.name())) {
      violations.addAll(FrozenElements.changes(before.get(), definition));
    }
    if (!violations.isEmpty()) {
      throw new AchievementRefused(violations);
    }
    return before.isPresent() ? Outcome.CHANGED : Outcome.CREATED;
  }

  /**
   * Publishes an achievement, so that it can be awarded.
   *
   * @return nothing if there is none
   * @throws AchievementRefused if it does not meet the agreements as they are now
   */
  @Transactional
  public Optional<PublishedAchievement> publish(Edit edit) {
    lock(edit.key());
    return findByIdOptional(edit.key())
        .map(achievement ->
            put(edit, achievement.definition.in(AchievementState.PUBLISHED)).achievement());
  }

  /**
   * Withdraws a published achievement: nobody is awarded it any more. No other rule applies, or
   * what stopped meeting the agreements could not be withdrawn.
   *
   * @return nothing if there is none
   * @throws AchievementConflict if it was never published
   */
  @Transactional
  public Optional<PublishedAchievement> withdraw(Edit edit) {
    lock(edit.key());
    var present = findByIdOptional(edit.key());
    present.ifPresent(achievement -> {
      edit.precondition().check(OptionalInt.of(achievement.version));
      switch (achievement.definition.state()) {
        case DRAFT -> throw AchievementConflict.neverPublished();
        case PUBLISHED ->
            store(edit, achievement, achievement.definition.in(AchievementState.WITHDRAWN));
        case WITHDRAWN -> {
          // as asked for
        }
      }
    });
    return present.map(this::view);
  }

  private void store(Edit edit, Achievement achievement, AchievementDefinition definition) {
    var action = action(achievement.definition, definition);
    achievement.version++;
    achievement.definition = definition;
    achievement.changedAt = clock.instant();
    persist(achievement);
    versions.persist(AchievementVersion.of(achievement));
    audit.add(
        edit.institution().name(),
        edit.by(),
        action,
        view(achievement).id() + "?version=" + achievement.version);
  }

  private static String action(AchievementDefinition before, AchievementDefinition after) {
    if (before == null) {
      return "achievement-created";
    }
    return before.state() == after.state()
        ? "achievement-changed"
        : "achievement-" + after.state().code();
  }

  /** Two calls at once for one achievement take turns, so that each counts its own version. */
  private void lock(Achievement.Key key) {
    lock("pg_advisory_xact_lock", key);
  }

  /**
   * Keeps an achievement as it is until the transaction ends, in which it is awarded: it must not
   * be changed as one that nobody was awarded yet. Awards do not wait for each other.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Institution institution, String name) {
    lock("pg_advisory_xact_lock_shared", new Achievement.Key(institution.name(), name));
  }

  private void lock(String function, Achievement.Key key) {
    getEntityManager()
        .createNativeQuery("select %s(hashtextextended(:key, 0))".formatted(function), Object.class)
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

  /** An achievement as it was. */
  @Transactional
  public Optional<PublishedAchievement> find(Institution institution, String name, int version) {
    return versions
        .findByIdOptional(new AchievementVersion.Key(institution.name(), name, version))
        .map(this::view);
  }

  /** What an achievement was like before {@code version}, the latest first. */
  @Transactional
  List<AchievementVersion> history(Institution institution, String name, int version, int limit) {
    return versions.before(new Achievement.Key(institution.name(), name), version, limit);
  }

  /** What an institution offers, in the order of the names. */
  @Transactional
  List<PublishedAchievement> list(Institution institution, AchievementQuery query) {
    return getSession()
        .createNativeQuery(AchievementQuery.SQL, Achievement.class)
        .setParameter("institution", institution.name())
        .setParameter("after", query.after())
        .setParameter("state", query.state())
        .setParameter("text", query.text())
        .setMaxResults(query.limit())
        .getResultStream()
        .map(this::view)
        .toList();
  }

  private PublishedAchievement view(Achievement achievement) {
    return view(achievement.key, achievement.version, achievement.definition);
  }

  private PublishedAchievement view(AchievementVersion version) {
    var key = new Achievement.Key(version.key.institution(), version.key.name());
    return view(key, version.key.version(), version.definition);
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
