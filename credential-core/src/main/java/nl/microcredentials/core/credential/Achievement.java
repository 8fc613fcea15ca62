package nl.microcredentials.core.credential;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was achieved: the properties of Open Badges and those of our extension. Which of them must
 * be there is for the schemas and the European standard elements to say.
 *
 * @param eqfLevel 1 to 8 in the European Qualifications Framework
 * @param levelConfirmed whether the level was officially confirmed
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievement">Open Badges 3.0, Achievement
 *     </a>
 */
public record Achievement(
    Optional<String> id,
    Optional<String> name,
    List<String> learningOutcome,
    Optional<StudyLoad> studyLoad,
    Optional<Integer> eqfLevel,
    boolean levelConfirmed,
    List<String> assessmentType,
    List<String> participationType,
    Optional<QualityAssurance> qualityAssurance) {

  private static final String EQF = "http://data.europa.eu/snb/eqf/";

  /**
   * The notional workload.
   *
   * @param studyLoadUnit {@code ects}, {@code sbu} or {@code hour}
   */
  public record StudyLoad(BigDecimal value, String studyLoadUnit) {}

  /** What stands behind the quality. */
  public record QualityAssurance(String framework, String qualityAssuranceType) {}

  static Achievement read(MemberReader achievement) {
    return new Achievement(
        achievement.optionalUrl("id"),
        achievement.optionalText("name"),
        achievement.texts("learningOutcome"),
        achievement.has("studyLoad")
            ? Optional.of(readStudyLoad(achievement.object("studyLoad")))
            : Optional.empty(),
        readEqfLevel(achievement),
        achievement.bool("levelConfirmed"),
        achievement.texts("assessmentType"),
        achievement.texts("participationType"),
        achievement.has("qualityAssurance")
            ? Optional.of(readQualityAssurance(achievement.object("qualityAssurance")))
            : Optional.empty());
  }

  private static StudyLoad readStudyLoad(MemberReader load) {
    return new StudyLoad(load.number("value"), load.text("studyLoadUnit"));
  }

  private static QualityAssurance readQualityAssurance(MemberReader assurance) {
    return new QualityAssurance(
        assurance.text("framework"), assurance.text("qualityAssuranceType"));
  }

  private static Optional<Integer> readEqfLevel(MemberReader achievement) {
    return achievement.objects("alignment").stream()
        .filter(one -> one.optionalText("targetType").filter("ext:EQFLevel"::equals).isPresent())
        .flatMap(one -> one.optionalText("targetUrl").stream())
        .filter(url -> url.matches(EQF + "[1-8]"))
        .map(url -> Integer.valueOf(url.substring(EQF.length())))
        .findFirst();
  }
}
