package nl.microcredentials.issuer.issuance;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.registry.AchievementSummary;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.achievements.PublishedAchievement;

/**
 * What the registry is told of an award; nothing of the learner.
 *
 * @param commitments to what is signed, one for each form that says it in another way; see {@link
 *     nl.microcredentials.core.registry.Commitment}. Summaries from before there were several have
 *     the one alone.
 */
record RegistrySummary(
    @JsonAlias("commitment") @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> commitments,
    String achievement,
    String levelOfQualification,
    BigDecimal studyLoad,
    String studyLoadUnit,
    List<ProgrammeCode> otherCodes) {

  /** A code of the achievement in another register. */
  record ProgrammeCode(String codeType, String code) {}

  static RegistrySummary of(PublishedAchievement achievement, List<String> commitments) {
    var definition = achievement.definition();
    return new RegistrySummary(
        commitments,
        achievement.id(),
        // the national record counts in the European framework
        definition.levelOfQualification() == null
            ? null
            : definition.levelOfQualification().european().code(),
        definition.studyLoad().value(),
        definition.studyLoad().studyLoadUnit().code(),
        definition.otherCodes().stream()
            .map(other -> new ProgrammeCode(other.codeType(), other.code()))
            .toList());
  }

  Change.Issued toChange(Sector sector, Instant awardedDate) {
    var codes =
        otherCodes.stream()
            .map(other -> new AchievementSummary.Code(other.codeType(), other.code()))
            .toList();
    return new Change.Issued(
        commitments,
        new AchievementSummary(
            achievement,
            Optional.ofNullable(levelOfQualification),
            new AchievementSummary.StudyLoad(studyLoad, studyLoadUnit),
            codes),
        sector,
        awardedDate);
  }
}
