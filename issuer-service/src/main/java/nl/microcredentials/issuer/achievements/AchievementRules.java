package nl.microcredentials.issuer.achievements;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.elements.LanguageMap;
import nl.microcredentials.issuer.elements.QualityAssurance.Framework;

/** What an achievement must be, beyond having all its elements. */
@ApplicationScoped
class AchievementRules {

  private final StudyLoadPolicy studyLoadPolicy;

  AchievementRules(StudyLoadPolicy studyLoadPolicy) {
    this.studyLoadPolicy = studyLoadPolicy;
  }

  /** Returns every rule that {@code definition} breaks. */
  List<Violation> check(AchievementDefinition definition, Sector sector, LocalDate today) {
    var violations = new ArrayList<Violation>();
    studyLoadPolicy
        .check(definition.studyLoad(), definition.studyLoadSubstantiation(), sector, today)
        .ifPresent(violations::add);
    checkLanguage(definition, violations);
    checkQualityAssurance(definition, sector, violations);
    if (definition.levelConfirmed() != null && definition.levelOfQualification() == null) {
      violations.add(
          new Violation(
              "level-confirmed",
              "/levelConfirmed",
              definition.levelConfirmed().toString(),
              "only together with levelOfQualification"));
    }
    return violations;
  }

  private static void checkLanguage(AchievementDefinition definition, List<Violation> violations) {
    requireLanguage("/title", definition.title(), definition.language(), violations);
    requireLanguage("/description", definition.description(), definition.language(), violations);
    requireLanguage("/criteria", definition.criteria(), definition.language(), violations);
  }

  private static void requireLanguage(
      String pointer, LanguageMap text, String language, List<Violation> violations) {
    if (text.in(language).isEmpty()) {
      violations.add(
          new Violation(
              "language-of-credential",
              pointer,
              String.join(", ", text.texts().keySet()),
              "a text in %s, the language of the credential".formatted(language)));
    }
  }

  private static void checkQualityAssurance(
      AchievementDefinition definition, Sector sector, List<Violation> violations) {
    var agreed = sector == Sector.MBO ? Framework.NL_MBO : Framework.NL_HBO_WO;
    var found = definition.qualityAssurance().framework();
    if (found != agreed) {
      violations.add(
          new Violation(
              "quality-framework",
              "/qualityAssurance/framework",
              found.code(),
              "%s, the framework of %s".formatted(agreed.code(), sector.code())));
    }
  }
}
