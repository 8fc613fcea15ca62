package nl.microcredentials.issuer.documents.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.completions.Completion.Participant;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.registry.RegistrationView;

/**
 * What a document says about one award. Everything comes from the signed credential, so that the
 * two cannot disagree, but what that does not hold: the learner's name and translations.
 *
 * @param json the signed credential
 */
public record AwardContent(
    ObjectNode json,
    Institution institution,
    Participant learner,
    AchievementTexts texts,
    RegistrationView registration) {

  /** A grade, on which scale. */
  public record Grade(String value, String resultValueType) {}

  /** As {@code studyLoad} of the extension; the unit is {@code ects}, {@code sbu} or hour. */
  public record StudyLoad(BigDecimal value, String unit) {}

  /** The code of the achievement, or of its programme, in another register. */
  public record Code(String type, String value) {}

  /** As it stands in the credential: {@code urn:uuid:…}. */
  public String id() {
    return json.path("id").textValue();
  }

  /** Members of the achievement; those of the extension bear the names of its context. */
  public JsonNode achievement() {
    return json.at("/credentialSubject/achievement");
  }

  public Instant awarded() {
    return time(json.path("awardedDate")).orElseThrow();
  }

  public Optional<Instant> activityStart() {
    return time(json.at("/credentialSubject/activityStartDate"));
  }

  public Instant activityEnd() {
    return time(json.at("/credentialSubject/activityEndDate")).orElseThrow();
  }

  private static Optional<Instant> time(JsonNode text) {
    return Optional.ofNullable(text.textValue()).map(OffsetDateTime::parse).map(t -> t.toInstant());
  }

  public String institutionName() {
    return json.at("/issuer/name").textValue();
  }

  public String countryCode() {
    return json.at("/issuer/address/addressCountryCode").textValue();
  }

  public StudyLoad studyLoad() {
    var studyLoad = achievement().path("studyLoad");
    return new StudyLoad(
        studyLoad.path("value").decimalValue(), studyLoad.path("studyLoadUnit").textValue());
  }

  /** Level of the European Qualifications Framework, 1 to 8. */
  public Optional<String> eqfLevel() {
    return achievement()
        .path("alignment")
        .valueStream()
        .filter(alignment -> "ext:EQFLevel".equals(alignment.path("targetType").textValue()))
        .map(alignment -> alignment.path("targetCode").textValue())
        .findFirst();
  }

  public Optional<Grade> grade() {
    var result = json.at("/credentialSubject/result/0/value");
    var type = achievement().at("/resultDescription/0/resultType");
    return result.isTextual() && type.isTextual()
        ? Optional.of(new Grade(result.textValue(), withoutPrefix(type.textValue())))
        : Optional.empty();
  }

  public List<Code> otherCodes() {
    return achievement()
        .path("otherIdentifier")
        .valueStream()
        .map(other ->
            new Code(
                withoutPrefix(other.path("identifierType").textValue()),
                other.path("identifier").textValue()))
        .toList();
  }

  /** The texts in this member of the achievement, such as {@code assessmentType}. */
  public List<String> list(String member) {
    return achievement().path(member).valueStream().map(JsonNode::textValue).toList();
  }

  /** This member of the quality assurance, such as {@code framework}. */
  public Optional<String> qualityAssurance(String member) {
    return Optional.ofNullable(achievement().path("qualityAssurance").path(member).textValue());
  }

  private static String withoutPrefix(String text) {
    return text.startsWith("ext:") ? text.substring("ext:".length()) : text;
  }
}
