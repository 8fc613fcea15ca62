package nl.microcredentials.verifier.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import nl.microcredentials.verifier.document.Members;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the credential says, for people who read the verdict. Nothing about the learner: whoever
 * asks has the credential.
 *
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

  /**
   * Reads what people want to know from the credential.
   *
   * @param verified the document that the proof covers, never the one that was presented
   */
  static CredentialSummary of(ObjectNode verified) {
    var issuer = verified.path("issuer");
    var achievement = verified.at("/credentialSubject/achievement");
    var load = achievement.path("studyLoad");
    return new CredentialSummary(
        text(achievement.has("name") ? achievement.path("name") : verified.path("name")),
        new Issuer(text(issuer.isObject() ? issuer.path("id") : issuer), text(issuer.path("name"))),
        text(verified.path("awardedDate")),
        load.path("value").isNumber()
            ? new StudyLoad(load.get("value").decimalValue(), text(load.path("studyLoadUnit")))
            : null,
        level(achievement),
        Members.all(achievement.path("learningOutcome")).stream()
            .map(CredentialSummary::text)
            .toList());
  }

  /** Such as {@code eqf_6}, from the last segment of the level's address. */
  private static String level(JsonNode achievement) {
    return Members.all(achievement.path("alignment")).stream()
        .filter(one -> one.path("targetType").asText().equals("ext:EQFLevel"))
        .map(one -> one.path("targetUrl").asText())
        .filter(url -> url.matches("http://data\\.europa\\.eu/snb/eqf/[1-8]"))
        .map(url -> "eqf_" + url.charAt(url.length() - 1))
        .findFirst()
        .orElse(null);
  }

  private static String text(JsonNode node) {
    return Members.text(node).orElse(null);
  }
}
