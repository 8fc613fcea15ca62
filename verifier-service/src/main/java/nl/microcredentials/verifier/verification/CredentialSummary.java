package nl.microcredentials.verifier.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import nl.microcredentials.core.credential.AchievementCredential;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the credential says, for people who read the verdict. Nothing about the learner: whoever
 * asks has the credential.
 *
 * @param awardedDate a point in time, or the day where no more is known
 * @param level level in the European Qualifications Framework; absent if there is none
 */
@Schema(name = "CredentialSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialSummary(
    String title,
    Issuer issuer,
    String awardedDate,
    StudyLoad studyLoad,
    String level,
    List<String> learningOutcomes) {

  /** Who awarded it. */
  @Schema(name = "SummaryIssuer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Issuer(String id, String name) {}

  /** How much work it is. */
  @Schema(name = "SummaryStudyLoad")
  public record StudyLoad(
      BigDecimal value, @Schema(enumeration = {"ects", "sbu", "hour"}) String studyLoadUnit) {}

  /** Returns nothing if the document cannot be read. */
  static CredentialSummary of(ObjectNode verified) {
    return switch (AchievementCredential.read(verified)) {
      case Reading.WellFormed<AchievementCredential>(var credential) -> of(credential);
      case Reading.Malformed<AchievementCredential> _ -> null;
    };
  }

  /**
   * As far as the holder shows it; a claim that does not have its form is left out.
   *
   * @return nothing if it is of a type whose claims are not known
   */
  static CredentialSummary ofAttestation(ObjectNode claims) {
    if (!claims.path("vct").asText().equals(MicrocredentialType.VCT)) {
      return null;
    }
    var workload = claims.path("notionalWorkload");
    var outcomes = claims.path("learningOutcomes").valueStream().map(JsonNode::asText).toList();
    return new CredentialSummary(
        claims.path("title").textValue(),
        new Issuer(issuerId(claims), claims.path("awardingBody").textValue()),
        claims.path("issuanceDate").textValue(),
        workload.path("value").isNumber()
            ? new StudyLoad(workload.get("value").decimalValue(), unit(workload))
            : null,
        claims.has("level") ? claims.get("level").asText().replace("EQF-", "eqf_") : null,
        outcomes.isEmpty() ? null : outcomes);
  }

  /** One issuer has one id, in whatever form it is read. */
  private static String issuerId(ObjectNode claims) {
    var issuer = claims.path("iss").asText();
    return IssuerUrl.did(issuer).orElse(issuer);
  }

  private static String unit(JsonNode workload) {
    return workload.path("unit").asText().equals("ECTS") ? "ects" : "hour";
  }

  private static CredentialSummary of(AchievementCredential credential) {
    var issuer = credential.issuer();
    var achievement = credential.credentialSubject().getFirst().achievement();
    return new CredentialSummary(
        achievement.name().or(credential::name).orElse(null),
        new Issuer(issuer.id(), issuer.name().orElse(null)),
        DateTimeStamp.format(credential.awarded()),
        achievement
            .studyLoad()
            .map(load -> new StudyLoad(load.value(), load.studyLoadUnit()))
            .orElse(null),
        achievement.eqfLevel().map(level -> "eqf_" + level).orElse(null),
        achievement.learningOutcome());
  }
}
