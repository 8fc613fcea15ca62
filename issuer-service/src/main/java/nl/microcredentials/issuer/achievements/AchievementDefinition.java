package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.microcredentials.issuer.elements.Assessment;
import nl.microcredentials.issuer.elements.AssessmentType;
import nl.microcredentials.issuer.elements.EscoOccupation;
import nl.microcredentials.issuer.elements.LanguageMap;
import nl.microcredentials.issuer.elements.LearningOutcome;
import nl.microcredentials.issuer.elements.LevelOfQualification;
import nl.microcredentials.issuer.elements.ModeOfDelivery;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.elements.PlainText;
import nl.microcredentials.issuer.elements.PublicUrl;
import nl.microcredentials.issuer.elements.QualityAssurance;
import nl.microcredentials.issuer.elements.StudyLoad;
import nl.microcredentials.issuer.elements.TargetGroup;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A micro-credential that an institution offers: the elements of the European standard (Council
 * Recommendation of 16 June 2022, Annex I) and of the Dutch agreements. Mandatory elements are
 * mandatory members.
 *
 * @param language in which the credential is written; a language of title, description and criteria
 * @param studyLoadSubstantiation why it is smaller than the agreements have it, where they allow so
 * @param levelConfirmed whether the level was officially confirmed
 * @param partOf programmes that the micro-credential can be stacked into
 * @param passByAward whether it may be awarded without a result: by awarding it, the institution
 *     asserts that the result is final and passed
 * @param fieldsOfStudy ISCED-F 2013, the main one first
 * @param image of the badge
 */
@Schema(examples = AchievementExamples.QUANTUM_COMPUTING)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AchievementDefinition(
    @NotNull LanguageMap title,
    @NotNull LanguageMap description,
    @NotNull LanguageMap criteria,
    @NotNull @Pattern(regexp = LanguageMap.LANGUAGE) String language,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid LearningOutcome> learningOutcomes,
    @NotNull @Valid StudyLoad studyLoad,
    @Size(max = PlainText.LONG) String studyLoadSubstantiation,
    LevelOfQualification levelOfQualification,
    Boolean levelConfirmed,
    @NotEmpty @Size(max = 20) List<@NotNull AssessmentType> assessmentTypes,
    @NotNull @Valid Assessment assessment,
    @NotEmpty @Size(max = 20) List<@NotNull ModeOfDelivery> modesOfDelivery,
    @NotNull @Valid QualityAssurance qualityAssurance,
    LanguageMap admissionRequirements,
    @NotNull Boolean stackable,
    @Size(max = 20) List<@NotNull PublicUrl> partOf,
    LanguageMap furtherInformation,
    PublicUrl link,
    @NotEmpty @Size(max = 20)
        List<@NotNull @Pattern(regexp = LanguageMap.LANGUAGE) String> teachingLanguages,
    @Size(max = 20) List<@NotNull @Valid OtherCode> otherCodes,
    @Size(max = 10) List<@NotNull @Pattern(regexp = ISCED_F) String> fieldsOfStudy,
    @Size(max = 20) List<@NotNull @Valid EscoOccupation> relatedOccupations,
    @Size(max = 20) List<@NotNull TargetGroup> targetGroups,
    PublicUrl image,
    @NotNull AchievementState state,
    Boolean passByAward) {

  /** A broad field of two digits, a narrow one of three, a detailed one of four. */
  private static final String ISCED_F = "[0-9]{2,4}";

  public AchievementDefinition {
    if (title != null) {
      title.texts().values().forEach(PlainText::checkLine);
    }
    partOf = partOf == null ? List.of() : partOf;
    otherCodes = otherCodes == null ? List.of() : otherCodes;
    fieldsOfStudy = fieldsOfStudy == null ? List.of() : fieldsOfStudy;
    relatedOccupations = relatedOccupations == null ? List.of() : relatedOccupations;
    targetGroups = targetGroups == null ? List.of() : targetGroups;
    if (studyLoadSubstantiation != null) {
      PlainText.check(studyLoadSubstantiation, PlainText.LONG);
    }
  }

  /** The same in another state. */
  AchievementDefinition in(AchievementState other) {
    return new AchievementDefinition(
        title,
        description,
        criteria,
        language,
        learningOutcomes,
        studyLoad,
        studyLoadSubstantiation,
        levelOfQualification,
        levelConfirmed,
        assessmentTypes,
        assessment,
        modesOfDelivery,
        qualityAssurance,
        admissionRequirements,
        stackable,
        partOf,
        furtherInformation,
        link,
        teachingLanguages,
        otherCodes,
        fieldsOfStudy,
        relatedOccupations,
        targetGroups,
        image,
        other,
        passByAward);
  }
}
