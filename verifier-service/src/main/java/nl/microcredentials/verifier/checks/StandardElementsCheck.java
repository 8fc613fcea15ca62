package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import nl.microcredentials.core.credential.Achievement;
import nl.microcredentials.core.credential.AchievementCredential;
import nl.microcredentials.core.credential.AchievementSubject;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/**
 * Does it carry the mandatory European standard elements?
 *
 * @see <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)">Council
 *     Recommendation 2022/C 243/02, Annex I</a>
 */
@ApplicationScoped
class StandardElementsCheck implements Check {

  /** The elements of the Annex, in its order, and where they stand in an Open Badge. */
  private enum Element {
    LEARNER(
        "Identification of the learner",
        vc -> onSubject(vc, one -> one.id().isPresent() || !one.identifier().isEmpty())),
    TITLE(
        "Title of the micro-credential",
        vc -> vc.name().isPresent() && onAchievement(vc, one -> one.name().isPresent())),
    COUNTRY("Country or region of the issuer", vc -> vc.issuer().addressCountryCode().isPresent()),
    AWARDING_BODY("Awarding body", vc -> vc.issuer().name().isPresent()),
    DATE("Date of issuing", vc -> vc.awardedDate().isPresent()),
    LEARNING_OUTCOMES(
        "Learning outcomes", vc -> onAchievement(vc, one -> !one.learningOutcome().isEmpty())),
    WORKLOAD(
        "Notional workload",
        vc ->
            onAchievement(
                vc, one -> one.studyLoad().filter(load -> load.value().signum() > 0).isPresent())),
    /** The Annex asks for a level "if applicable": the institution says whether it is. */
    LEVEL(
        "Level of the learning experience",
        vc -> onAchievement(vc, one -> !one.levelConfirmed() || one.eqfLevel().isPresent())),
    ASSESSMENT(
        "Type of assessment", vc -> onAchievement(vc, one -> !one.assessmentType().isEmpty())),
    PARTICIPATION(
        "Form of participation",
        vc -> onAchievement(vc, one -> !one.participationType().isEmpty())),
    QUALITY_ASSURANCE(
        "Type of quality assurance",
        vc -> onAchievement(vc, one -> one.qualityAssurance().isPresent()));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Predicate<AchievementCredential> present;

    Element(String title, Predicate<AchievementCredential> present) {
      this.title = title;
      this.present = present;
    }

    private static boolean onSubject(
        AchievementCredential credential, Predicate<AchievementSubject> condition) {
      return credential.credentialSubject().stream().allMatch(condition);
    }

    private static boolean onAchievement(
        AchievementCredential credential, Predicate<Achievement> condition) {
      return onSubject(credential, subject -> condition.test(subject.achievement()));
    }
  }

  @Override
  public CheckName name() {
    return CheckName.STANDARD_ELEMENTS;
  }

  @Override
  public CheckResult check(Examination examination) {
    return examination.answerOfAchievement(StandardElementsCheck::check);
  }

  private static CheckResult check(AchievementCredential credential) {
    var findings = new Findings();
    for (var element : Element.values()) {
      if (!element.present.test(credential)) {
        findings.fail(MISSING_STANDARD_ELEMENT, "%s is missing.".formatted(element.title));
      }
    }
    return findings.result();
  }
}
