package nl.microcredentials.issuer.completions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.achievements.AchievementDefinition;
import nl.microcredentials.issuer.achievements.AchievementState;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.achievements.StudyLoadPolicy;

/**
 * What must be true before a credential is issued. Every rule has a name; all of them are looked
 * at, so that the institution learns everything at once.
 */
@ApplicationScoped
public class CompletionGate {

  /** The experimental space: initial students may take part in higher education. */
  private static final LocalDate EXPERIMENT_FROM = LocalDate.of(2025, 5, 1);

  private static final LocalDate EXPERIMENT_UNTIL = LocalDate.of(2027, 4, 30);

  private final StudyLoadPolicy studyLoadPolicy;
  private final Clock clock;

  CompletionGate(StudyLoadPolicy studyLoadPolicy, Clock clock) {
    this.studyLoadPolicy = studyLoadPolicy;
    this.clock = clock;
  }

  /** Returns every rule that {@code completion} breaks. */
  public List<Violation> check(
      Completion completion, AchievementDefinition achievement, Sector sector) {
    var broken = new ArrayList<Violation>();
    checkResult(completion, broken);
    checkTimes(completion, broken);
    checkLearner(completion, sector, broken);
    require(
        achievement.state() == AchievementState.PUBLISHED,
        new Violation(
            "achievement-published",
            "/achievementId",
            achievement.state().code(),
            "a published achievement"),
        broken);
    require(
        completion.studyLoad() == null || completion.studyLoad().equals(achievement.studyLoad()),
        new Violation(
            "study-load-of-achievement",
            "/studyLoad",
            String.valueOf(completion.studyLoad()),
            "the study load of the achievement, " + achievement.studyLoad()),
        broken);
    studyLoadPolicy
        .check(
            achievement.studyLoad(),
            achievement.studyLoadSubstantiation(),
            sector,
            dateOf(completion))
        .ifPresent(broken::add);
    return broken;
  }

  private static void checkResult(Completion completion, List<Violation> broken) {
    var association = completion.association();
    var result = completion.result();
    require(
        association.role().equals("student"),
        new Violation("role-student", "/association/role", association.role(), "student"),
        broken);
    require(
        association.state().equals("finished"),
        new Violation(
            "association-finished", "/association/state", association.state(), "finished"),
        broken);
    require(
        result.state().equals("completed"),
        new Violation("result-completed", "/result/state", result.state(), "completed"),
        broken);
    require(
        result.pass().equals("passed"),
        new Violation("result-passed", "/result/pass", result.pass(), "passed"),
        broken);
    require(
        result.last(),
        new Violation("result-final", "/result/final", "false", "true: settled"),
        broken);
  }

  private void checkTimes(Completion completion, List<Violation> broken) {
    var result = completion.result().resultDateTime();
    var start = completion.association().startDateTime();
    var end = completion.association().endDateTime();
    require(
        !result.toInstant().isAfter(clock.instant()),
        new Violation(
            "result-not-in-future",
            "/result/resultDateTime",
            result.toString(),
            "a time that has passed"),
        broken);
    require(
        start == null || !result.isBefore(start),
        new Violation(
            "time-order",
            "/result/resultDateTime",
            result.toString(),
            "not before the start, " + start),
        broken);
    require(
        start == null || end == null || !end.isBefore(start),
        new Violation(
            "time-order",
            "/association/endDateTime",
            String.valueOf(end),
            "not before the start, " + start),
        broken);
  }

  private static void checkLearner(Completion completion, Sector sector, List<Violation> broken) {
    var learner = completion.learner();
    require(
        identifierOf(learner).isPresent(),
        new Violation(
            "learner-identified", "/learner", null, "eduId, eduPersonPrincipalName or email"),
        broken);
    require(
        learner.nameValidated(),
        new Violation(
            "name-validated",
            "/learner/nameValidated",
            "false",
            "true: checked by an institution or a government"),
        broken);
    require(
        !learner.initialStudent() || experimentApplies(completion, sector),
        new Violation(
            "learner-gate",
            "/learner/initialStudent",
            "true",
            "false; in higher education also true from %s until %s with experiment.reason"
                .formatted(EXPERIMENT_FROM, EXPERIMENT_UNTIL)),
        broken);
  }

  private static boolean experimentApplies(Completion completion, Sector sector) {
    var date = dateOf(completion);
    return sector != Sector.MBO
        && completion.experiment() != null
        && !date.isBefore(EXPERIMENT_FROM)
        && !date.isAfter(EXPERIMENT_UNTIL);
  }

  /** The identifier by which a learner is known, with its kind before it. */
  public static Optional<String> identifierOf(Completion.Participant learner) {
    if (learner.eduId() != null) {
      return Optional.of("eduid " + learner.eduId());
    }
    if (learner.eduPersonPrincipalName() != null) {
      return Optional.of("eppn " + lowerCase(learner.eduPersonPrincipalName()));
    }
    return Optional.ofNullable(learner.email()).map(email -> "email " + lowerCase(email));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static LocalDate dateOf(Completion completion) {
    return completion
        .result()
        .resultDateTime()
        .atZoneSameInstant(Achievements.AGREEMENT_ZONE)
        .toLocalDate();
  }

  private static void require(boolean holds, Violation otherwise, List<Violation> broken) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
