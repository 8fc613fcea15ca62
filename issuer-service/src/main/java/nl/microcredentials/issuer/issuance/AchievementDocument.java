package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.achievements.AchievementDefinition;
import nl.microcredentials.issuer.achievements.PublishedAchievement;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.LanguageMap;
import nl.microcredentials.issuer.elements.LevelOfQualification;
import nl.microcredentials.issuer.elements.QualityAssurance;
import nl.microcredentials.issuer.elements.StudyLoadUnit;
import nl.microcredentials.issuer.elements.TargetGroup;
import nl.microcredentials.issuer.vocabularies.Vocabularies;

/**
 * The achievement as it stands in a credential: Open Badges where that has a word for it, our
 * extension for the rest of the European standard elements.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievement">Open Badges 3.0, Achievement
 *     </a>
 */
final class AchievementDocument {

  private final PublishedAchievement achievement;
  private final AchievementDefinition definition;

  AchievementDocument(PublishedAchievement achievement) {
    this.achievement = achievement;
    this.definition = achievement.definition();
  }

  /** Identifier of the description of the grade, for the result to point at. */
  String gradeDescriptionId() {
    return achievement.id() + "#grade";
  }

  /**
   * Writes the achievement for one credential.
   *
   * @param assessment how this learner was assessed
   * @param resultValueType the scale of the grade; null if there is none
   */
  ObjectNode toJson(Assessment assessment, String resultValueType) {
    var json = StrictJson.object().put("id", achievement.id());
    json.putArray("type").add("Achievement").add("MicroCredentialAchievement");
    json.put("achievementType", "MicroCredential")
        .put("name", text(definition.title()))
        .put("description", text(definition.description()))
        .put("inLanguage", definition.language())
        .put("version", Integer.toString(achievement.version()));
    var criteria = json.putObject("criteria").put("narrative", text(definition.criteria()));
    if (definition.link() != null) {
      criteria.put("id", definition.link().url());
    }
    if (definition.studyLoad().studyLoadUnit() == StudyLoadUnit.ECTS) {
      json.put("creditsAvailable", definition.studyLoad().value());
    }
    if (!definition.fieldsOfStudy().isEmpty()) {
      json.put("fieldOfStudy", definition.fieldsOfStudy().getFirst()); // there can be one
    }
    if (definition.image() != null) {
      json.putObject("image").put("id", definition.image().url()).put("type", "Image");
    }
    putAlignments(json);
    putCodes(json);
    if (resultValueType != null) {
      putGradeDescription(json, resultValueType);
    }
    putExtension(json, assessment);
    return json;
  }

  private String text(LanguageMap map) {
    return map.in(definition.language()).orElseThrow();
  }

  private void putAlignments(ObjectNode json) {
    var alignments = StrictJson.array();
    putLevel(alignments);
    for (var outcome : definition.learningOutcomes()) {
      if (outcome.escoSkill() != null) {
        addAlignment(
                alignments, "ext:ESCOSkill", inOneLanguage(outcome.text()), outcome.escoSkill())
            .put("targetFramework", "ESCO");
      }
    }
    for (var occupation : definition.relatedOccupations()) {
      var title = inOneLanguage(occupation.title());
      addAlignment(alignments, "ext:ESCOOccupation", title, occupation.escoOccupation())
          .put("targetFramework", "ESCO");
    }
    for (var field : definition.fieldsOfStudy()) {
      var concept = Vocabularies.fieldOfStudy(field).orElseThrow().toString();
      addAlignment(alignments, "ext:ISCEDField", "ISCED-F " + field, concept)
          .put("targetFramework", "ISCED-F 2013")
          .put("targetCode", field);
    }
    for (var group : definition.targetGroups()) {
      var concept = Vocabularies.euConcept(group).toString();
      addAlignment(alignments, "ext:TargetGroup", label(group), concept)
          .put("targetCode", group.code());
    }
    if (!alignments.isEmpty()) {
      json.set("alignment", alignments);
    }
  }

  /** In both frameworks where the national one is given: abroad nobody knows that. */
  private void putLevel(ArrayNode alignments) {
    var level = definition.levelOfQualification();
    if (level != null) {
      addLevel(alignments, level.european());
      if (level != level.european()) {
        addLevel(alignments, level);
      }
    }
  }

  private static void addLevel(ArrayNode alignments, LevelOfQualification level) {
    addAlignment(
            alignments,
            "ext:%sLevel".formatted(level.framework()),
            "%s level %s".formatted(level.framework(), level.notation()),
            Vocabularies.euConcept(level).toString())
        .put("targetFramework", level.framework())
        .put("targetCode", level.notation());
  }

  private String label(TargetGroup group) {
    var labels = Vocabularies.TARGET_GROUPS.concept(group.code()).orElseThrow().label();
    return labels.getOrDefault(definition.language(), labels.get("en"));
  }

  private String inOneLanguage(LanguageMap map) {
    return map.in(definition.language()).orElseGet(() -> map.texts().values().iterator().next());
  }

  private static ObjectNode addAlignment(ArrayNode array, String type, String name, String url) {
    var alignment = array.addObject();
    alignment.putArray("type").add("Alignment");
    return alignment.put("targetType", type).put("targetName", name).put("targetUrl", url);
  }

  private void putCodes(ObjectNode json) {
    if (definition.otherCodes().isEmpty()) {
      return;
    }
    var identifiers = json.putArray("otherIdentifier");
    for (var other : definition.otherCodes()) {
      identifiers
          .addObject()
          .put("type", "IdentifierEntry")
          .put("identifier", other.code())
          .put("identifierType", "ext:" + other.codeType());
    }
  }

  private void putGradeDescription(ObjectNode json, String resultValueType) {
    var description = json.putArray("resultDescription").addObject();
    description.put("id", gradeDescriptionId());
    description.putArray("type").add("ResultDescription");
    description.put("name", "Grade").put("resultType", "ext:" + resultValueType);
  }

  private void putExtension(ObjectNode json, Assessment assessment) {
    var outcomes = json.putArray("learningOutcome");
    definition.learningOutcomes().forEach(outcome -> addTexts(outcomes, outcome.text()));
    json.putObject("studyLoad")
        .put("value", definition.studyLoad().value())
        .put("studyLoadUnit", definition.studyLoad().studyLoadUnit().code());
    if (definition.levelConfirmed() != null) {
      json.put("levelConfirmed", definition.levelConfirmed());
    }
    var assessmentTypes = json.putArray("assessmentType");
    definition.assessmentTypes().stream().distinct().forEach(t -> assessmentTypes.add(t.code()));
    var participationTypes = json.putArray("participationType");
    definition.modesOfDelivery().stream()
        .distinct()
        .forEach(mode -> participationTypes.add(mode.code()));
    json.put("supervisionType", assessment.supervisionType());
    json.set("qualityAssurance", toJson(definition.qualityAssurance()));
    json.put("stackable", definition.stackable());
    var languages = json.putArray("teachingLanguage");
    definition.teachingLanguages().stream().distinct().forEach(languages::add);
    if (!definition.partOf().isEmpty()) {
      var programmes = json.putArray("partOf");
      definition.partOf().stream().distinct().forEach(programme -> programmes.add(programme.url()));
    }
    putTexts(json, "admissionRequirements", definition.admissionRequirements());
    putTexts(json, "furtherInformation", definition.furtherInformation());
  }

  private static ObjectNode toJson(QualityAssurance assurance) {
    var json =
        StrictJson.object()
            .put("framework", assurance.framework().code())
            .put("url", assurance.url().url())
            .put("qualityAssuranceType", assurance.type().code());
    if (assurance.body() != null) {
      json.put("body", assurance.body());
    }
    if (assurance.decision() != null) {
      json.put("decision", assurance.decision());
    }
    return json;
  }

  private static void putTexts(ObjectNode json, String member, LanguageMap map) {
    if (map != null) {
      addTexts(json.putArray(member), map);
    }
  }

  private static void addTexts(ArrayNode array, LanguageMap map) {
    map.texts()
        .forEach(
            (language, text) -> array.addObject().put("@value", text).put("@language", language));
  }
}
