package nl.microcredentials.issuer.documents.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.microcredentials.issuer.achievements.AchievementDefinition;
import nl.microcredentials.issuer.elements.LanguageMap;
import nl.microcredentials.issuer.elements.LearningOutcome;

/**
 * The texts of an achievement, in all the languages it has them in.
 *
 * @param language in which the credential was signed
 */
public record AchievementTexts(
    String language,
    LanguageMap title,
    LanguageMap description,
    LanguageMap criteria,
    List<LearningOutcome> outcomes,
    Optional<LanguageMap> admissionRequirements,
    Optional<LanguageMap> furtherInformation) {

  static AchievementTexts of(AchievementDefinition definition) {
    return new AchievementTexts(
        definition.language(),
        definition.title(),
        definition.description(),
        definition.criteria(),
        definition.learningOutcomes(),
        Optional.ofNullable(definition.admissionRequirements()),
        Optional.ofNullable(definition.furtherInformation()));
  }

  /**
   * What the credential itself says. It has title, description and criteria in one language, and
   * does not tell which of its learning outcomes are translations of each other: each counts as
   * one, so that none is lost.
   */
  static AchievementTexts of(JsonNode achievement) {
    var language = achievement.path("inLanguage").textValue();
    return new AchievementTexts(
        language,
        only(language, achievement.path("name")),
        only(language, achievement.path("description")),
        only(language, achievement.at("/criteria/narrative")),
        achievement
            .path("learningOutcome")
            .valueStream()
            .map(text -> new LearningOutcome(only(text), null))
            .toList(),
        all(achievement.path("admissionRequirements")),
        all(achievement.path("furtherInformation")));
  }

  private static LanguageMap only(String language, JsonNode text) {
    return new LanguageMap(Map.of(language, text.textValue()));
  }

  private static LanguageMap only(JsonNode languageTagged) {
    return only(languageTagged.path("@language").textValue(), languageTagged.path("@value"));
  }

  private static Optional<LanguageMap> all(JsonNode languageTagged) {
    var texts = new TreeMap<String, String>();
    languageTagged.forEach(
        text -> texts.put(text.path("@language").textValue(), text.path("@value").textValue()));
    return texts.isEmpty() ? Optional.empty() : Optional.of(new LanguageMap(texts));
  }
}
