package nl.microcredentials.issuer.documents.elm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.documents.content.AchievementTexts;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.elements.LearningOutcome;

/**
 * What a European credential says about its learner: the achievement, what it is made of, how it
 * was assessed.
 */
final class ElmClaim {

  /** The agreed size of a European credit in the Netherlands. */
  private static final int HOURS_PER_EC = 28;

  private static final int MINUTES_PER_HOUR = 60;

  private final AwardContent award;
  private final AchievementTexts texts;
  private final ElmNodes nodes;

  ElmClaim(AwardContent award, ElmNodes nodes) {
    this.award = award;
    this.texts = award.texts();
    this.nodes = nodes;
  }

  ObjectNode toJson() {
    var claim = nodes.node("LearningAchievement", "claim");
    claim.set("title", nodes.texts(texts.title()));
    claim.set("description", nodes.texts(texts.description()));
    claim.set("awardedBy", nodes.awardingProcess());
    claim.set("provenBy", assessment());
    claim.set("influencedBy", activity());
    claim.set("specifiedBy", qualification());
    return claim;
  }

  /** The model wants a grade even where there is none but that the learner passed. */
  private ObjectNode assessment() {
    var assessment = nodes.node("LearningAssessment", "assessment");
    assessment.set("title", nodes.labels(labels -> labels.get("assessment-type")));
    assessment.set("grade", nodes.note("grade", grade()));
    assessment.set("awardedBy", nodes.awardingProcess());
    var types = EuVocabularies.all("assessmentType", award.list("assessmentType"));
    putUnlessEmpty(assessment, "dcType", types);
    var supervision = award.achievement().path("supervisionType").textValue();
    EuVocabularies.find("supervisionType", supervision)
        .ifPresent(concept -> assessment.set("idVerification", concept));
    assessment.set(
        "additionalNote",
        nodes.note(
            "supervision",
            nodes.labels(labels -> labels.get("supervision." + supervision.replace(' ', '-')))));
    var specification = nodes.node("LearningAssessmentSpecification", "assessment-specification");
    specification.set("title", nodes.labels(labels -> labels.get("assessment-type")));
    specification.set("description", nodes.texts(texts.criteria()));
    if (!types.isEmpty()) {
      specification.set("dcType", types.get(0).deepCopy());
    }
    assessment.set("specifiedBy", specification);
    return assessment;
  }

  private ObjectNode grade() {
    return award
        .grade()
        .map(grade ->
            nodes.labels(labels ->
                "%s (%s)".formatted(grade.value(), labels.get("grade." + grade.resultValueType()))))
        .orElseGet(() -> nodes.labels(labels -> labels.get("grade.passed")));
  }

  private ObjectNode activity() {
    var activity = nodes.node("LearningActivity", "activity");
    activity.set("title", nodes.texts(texts.title()));
    activity.set("awardedBy", nodes.awardingProcess());
    var period = nodes.node("PeriodOfTime", "period");
    award.activityStart().ifPresent(time -> period.put("startDate", DateTimeStamp.format(time)));
    activity.set("temporal", period.put("endDate", DateTimeStamp.format(award.activityEnd())));
    var specification = nodes.node("LearningActivitySpecification", "activity-specification");
    specification.set("title", nodes.texts(texts.title()));
    putModes(specification);
    putLanguages(specification);
    activity.set("specifiedBy", specification);
    return activity;
  }

  private ObjectNode qualification() {
    var qualification =
        StrictJson.object()
            .put("id", award.achievement().path("id").textValue())
            .put("type", "Qualification");
    qualification.set("title", nodes.texts(texts.title()));
    qualification.set("dcType", EuVocabularies.get("learningOpportunityType", "micro-credential"));
    putSizeAndLevel(qualification);
    putModes(qualification);
    putLanguages(qualification);
    qualification.set("learningOutcome", learningOutcomes());
    texts
        .admissionRequirements()
        .ifPresent(required ->
            qualification.set(
                "entryRequirement", nodes.note("entry-requirement", nodes.texts(required))));
    qualification.put(
        "isPartialQualification", award.achievement().path("stackable").booleanValue());
    putQualityAssurance(qualification);
    return qualification;
  }

  private void putSizeAndLevel(ObjectNode qualification) {
    var studyLoad = award.studyLoad();
    EuVocabularies.find("studyLoadUnit", studyLoad.unit())
        .ifPresent(framework -> {
          var credit = nodes.node("CreditPoint", "credit");
          credit.set("framework", framework);
          qualification.set("creditPoint", credit.put("point", studyLoad.value().toPlainString()));
        });
    var hours =
        studyLoad.unit().equals("ects")
            ? studyLoad.value().multiply(BigDecimal.valueOf(HOURS_PER_EC))
            : studyLoad.value();
    var minutes = hours.multiply(BigDecimal.valueOf(MINUTES_PER_HOUR)).longValue();
    qualification.put("volumeOfLearning", Duration.ofMinutes(minutes).toString());
    award
        .eqfLevel()
        .ifPresent(level -> {
          qualification.set("eqfLevel", EuVocabularies.get("eqfLevel", level));
          qualification.set("nqfLevel", EuVocabularies.get("nlqfLevel", level));
        });
  }

  private ArrayNode learningOutcomes() {
    var outcomes = StrictJson.array();
    for (var outcome : texts.outcomes()) {
      outcomes.add(learningOutcome(outcome, "outcome-" + (outcomes.size() + 1)));
    }
    return outcomes;
  }

  private ObjectNode learningOutcome(LearningOutcome outcome, String name) {
    var json = nodes.node("LearningOutcome", name);
    json.set("title", nodes.texts(outcome.text()));
    if (outcome.escoSkill() != null) {
      json.set(
          "relatedESCOSkill",
          EuVocabularies.escoSkill(outcome.escoSkill(), nodes.texts(outcome.text())));
    }
    return json;
  }

  /** An accreditation names its kind and who gave it; what lacks either is said in words. */
  private void putQualityAssurance(ObjectNode qualification) {
    var notes = new ArrayList<ObjectNode>();
    var framework = award.qualityAssurance("framework").orElseThrow();
    var frameworkNames = nodes.labels(labels -> labels.get("quality-assurance." + framework));
    var accreditation = accreditation(frameworkNames);
    if (accreditation.isPresent()) {
      qualification.set("accreditation", accreditation.get());
    } else {
      notes.add(nodes.note("quality-assurance", frameworkNames));
    }
    award
        .qualityAssurance("decision")
        .ifPresent(decision ->
            notes.add(nodes.note("accreditation-decision", nodes.inPrimaryLanguage(decision))));
    texts
        .furtherInformation()
        .ifPresent(more -> notes.add(nodes.note("further-information", nodes.texts(more))));
    if (!notes.isEmpty()) {
      qualification.putArray("additionalNote").addAll(notes);
    }
  }

  private Optional<ObjectNode> accreditation(ObjectNode title) {
    var type = award.qualityAssurance("qualityAssuranceType").orElseThrow();
    var body = award.qualityAssurance("body");
    return EuVocabularies.find("qualityAssuranceType", type)
        .filter(_ -> body.isPresent())
        .map(concept -> {
          var accreditation = nodes.node("Accreditation", "accreditation");
          accreditation.set("dcType", concept);
          accreditation.set("title", title);
          accreditation.set(
              "accreditingAgent",
              nodes.organisation(award.id() + "#accrediting-body", body.orElseThrow()));
          award
              .qualityAssurance("url")
              .ifPresent(url ->
                  accreditation.set("homepage", nodes.webResource("quality-framework", url)));
          return accreditation;
        });
  }

  private void putModes(ObjectNode specification) {
    putUnlessEmpty(
        specification,
        "mode",
        EuVocabularies.all("modeOfDelivery", award.list("participationType")));
  }

  private void putLanguages(ObjectNode specification) {
    var languages = StrictJson.array();
    award.list("teachingLanguage").stream()
        .flatMap(tag -> EuVocabularies.language(tag).stream())
        .distinct()
        .forEach(languages::add);
    putUnlessEmpty(specification, "language", languages);
  }

  private static void putUnlessEmpty(ObjectNode json, String member, ArrayNode values) {
    if (!values.isEmpty()) {
      json.set(member, values);
    }
  }
}
