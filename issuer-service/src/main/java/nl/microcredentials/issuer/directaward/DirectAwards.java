package nl.microcredentials.issuer.directaward;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.achievements.PublishedAchievement;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionForm;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.completions.StandingDeclarations;
import nl.microcredentials.issuer.completions.StandingDeclarations.Facts;
import nl.microcredentials.issuer.directaward.DirectAwardBundle.DirectAward;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.elements.PublicUrl;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.mappings.AchievementMappings;
import nl.microcredentials.issuer.mappings.Resolution;

/**
 * Makes completions of direct awards. An award carries no result: the institution asserts it by
 * awarding, which it may do for the achievements of which it has said so.
 */
@ApplicationScoped
class DirectAwards {

  private static final String SYSTEM = "edubadges";

  private final Achievements achievements;
  private final AchievementMappings mappings;
  private final StandingDeclarations declarations;
  private final CompletionForm form;
  private final Clock clock;

  DirectAwards(
      Achievements achievements,
      AchievementMappings mappings,
      StandingDeclarations declarations,
      CompletionForm form,
      Clock clock) {
    this.achievements = achievements;
    this.mappings = mappings;
    this.declarations = declarations;
    this.form = form;
    this.clock = clock;
  }

  /**
   * The achievement that is awarded.
   *
   * @throws CompletionRefused if there is none, or it may not be awarded without a result
   */
  PublishedAchievement achievementOf(Institution institution, DirectAwardBundle bundle) {
    var name = bundle.badgeclass();
    var achievement =
        achievements.find(institution, name).orElseGet(() -> mapped(institution, name));
    if (!Boolean.TRUE.equals(achievement.definition().passByAward())) {
      throw refused(
          "pass-by-award",
          "/badgeclass",
          "an achievement with passByAward: a direct award has no result, so the institution must"
              + " have said that awarding it asserts one");
    }
    return achievement;
  }

  private PublishedAchievement mapped(Institution institution, String badgeclass) {
    var codes = List.of(new OtherCode(SYSTEM, badgeclass));
    return switch (mappings.resolve(institution, codes)) {
      case Resolution.Found(var name) -> achievements.find(institution, name).orElseThrow();
      case Resolution.Unresolved unresolved ->
          throw new CompletionRefused(List.of(unresolved.at("/badgeclass")));
    };
  }

  /** What all awards of a bundle have in common. */
  record Bundle(Institution institution, String achievementId, boolean byEmail) {}

  /**
   * Makes a completion of {@code award} and does something with it.
   *
   * @throws CompletionRefused naming every rule that is broken, in the words of the award
   * @throws DirectAwardMalformed if a value has not its form
   */
  <T> T handle(Bundle bundle, DirectAward award, Function<Completion, T> action) {
    checkLearner(award, bundle.byEmail());
    var facts = declarations.complete(bundle.institution(), StandingDeclarations.Said.NOTHING);
    var words = AwardWords.of(facts.missing());
    var completion = completionOf(bundle, award, facts);
    var malformed = form.check(completion);
    if (!malformed.isEmpty()) {
      throw new DirectAwardMalformed(words.of(malformed));
    }
    try {
      return action.apply(completion);
    } catch (CompletionRefused e) {
      throw new CompletionRefused(words.of(e.violations()));
    }
  }

  private Completion completionOf(Bundle bundle, DirectAward award, Facts facts) {
    var source = sourceOf(bundle, award);
    var asserted = new ArrayList<>(facts.asserted());
    asserted.remove(Completion.RESULT_FINAL); // the next says more
    asserted.add(Completion.RESULT);
    var grade = award.gradeAchieved();
    return new Completion(
        bundle.achievementId(),
        new Completion.Participant(
            null,
            bundle.byEmail() ? null : award.eppn(),
            award.recipientEmail(),
            award.firstName(),
            award.surname(),
            facts.nameValidated(),
            facts.initialStudent(),
            null),
        new Completion.Result(
            "completed", "passed", true, grade, grade == null ? null : "other", now()),
        null,
        new Completion.Association(source, "finished", "student", null, null),
        null,
        null,
        new Completion.Source(SYSTEM, source),
        evidenceOf(award),
        asserted);
  }

  private static void checkLearner(DirectAward award, boolean byEmail) {
    var broken = new ArrayList<Violation>();
    if ((byEmail ? award.recipientEmail() : award.eppn()) == null) {
      broken.add(
          new Violation(
              "learner-identified",
              byEmail ? "/recipient_email" : "/eppn",
              null,
              "the identifier of the learner, of the identifier_type of the bundle"));
    }
    if (award.firstName() == null) {
      broken.add(new Violation("learner-named", "/first_name", null, "the name of the learner"));
    }
    if (award.surname() == null) {
      broken.add(new Violation("learner-named", "/surname", null, "the name of the learner"));
    }
    if (!broken.isEmpty()) {
      throw new CompletionRefused(broken);
    }
  }

  /**
   * An award has no identifier. What stands in it is taken for one: the same award again is the
   * same, and a different one for the same learner is a second.
   */
  private static String sourceOf(Bundle bundle, DirectAward award) {
    var learner = bundle.byEmail() ? award.recipientEmail() : award.eppn();
    var parts =
        StrictJson.array()
            .add(learner.toLowerCase(Locale.ROOT))
            .add(award.firstName())
            .add(award.surname())
            .add(award.evidenceUrl())
            .add(award.narrative())
            .add(award.name())
            .add(award.description())
            .add(award.gradeAchieved());
    return HexFormat.of().formatHex(Sha256.of(StrictJson.write(parts)));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), Achievements.AGREEMENT_ZONE);
  }

  private static List<Completion.Evidence> evidenceOf(DirectAward award) {
    var url = award.evidenceUrl() == null ? null : new PublicUrl(award.evidenceUrl());
    return url == null
            && award.name() == null
            && award.description() == null
            && award.narrative() == null
        ? List.of()
        : List.of(
            new Completion.Evidence(url, award.name(), award.description(), award.narrative()));
  }

  private static CompletionRefused refused(String rule, String pointer, String allowed) {
    return new CompletionRefused(List.of(new Violation(rule, pointer, null, allowed)));
  }
}
