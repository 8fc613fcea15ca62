package nl.microcredentials.issuer.achievements.edubadges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.achievements.AchievementRefused;
import nl.microcredentials.issuer.achievements.CodeRules;
import nl.microcredentials.issuer.elements.PublicUrl;
import nl.microcredentials.issuer.vocabularies.Vocabularies;
import nl.microcredentials.issuer.vocabularies.Vocabulary;

/**
 * Makes an achievement of a badge class of edubadges: the members of Open Badges 2.0, the
 * extensions of edubadges, and the members by which it describes micro-credentials. What comes out
 * is read like an achievement that was sent, which finds what is missing or malformed.
 */
final class BadgeClassMapping {

  private static final String EDUBADGES = "edubadges";

  private final BadgeClass badge;
  private final Sector sector;
  private final ObjectNode achievement = StrictJson.object();

  private BadgeClassMapping(BadgeClass badge, Sector sector) {
    this.badge = badge;
    this.sector = sector;
  }

  /** An achievement as somebody would send it, and what somebody should look at. */
  record Draft(ObjectNode achievement, List<Warning> warnings) {}

  /**
   * Makes the achievement.
   *
   * @throws AchievementRefused if it is no micro-credential, or its texts hold markup
   */
  static Draft of(ObjectNode badgeClass, Sector sector) {
    var badge = new BadgeClass(badgeClass);
    var mapping = new BadgeClassMapping(badge, sector);
    mapping.map();
    if (!badge.violations().isEmpty()) {
      throw new AchievementRefused(badge.violations());
    }
    return new Draft(mapping.achievement, badge.warnings());
  }

  private void map() {
    checkType();
    var language = putLanguage();
    putTexts(language);
    putStudyLoad();
    putLevel();
    putTerms("participation", Vocabularies.MODES_OF_DELIVERY, "modesOfDelivery");
    putTerms("assessment_type", Vocabularies.ASSESSMENT_TYPES, "assessmentTypes");
    putAssessment();
    putQualityAssurance();
    putProgrammeCodes();
    putUrl("image", badge.take("image"));
    new AlignmentMapping(badge, achievement, language).putAlignments();
    achievement.set("stackable", badge.take("stackable").orElseGet(this::notStackable));
    badge.take("is_private"); // whatever it was, it becomes a draft
    achievement.put("state", "draft");
  }

  private void checkType() {
    badge.take("@context");
    var type = badge.take("type").map(JsonNode::asText).orElse(null);
    if (!"BadgeClass".equals(type)) {
      badge.refuse(new Violation("badge-class", "/type", null, "BadgeClass"));
    }
    var kind = badge.take("badge_class_type").map(JsonNode::asText).orElse("micro_credential");
    if (!kind.equals("micro_credential")) {
      badge.refuse(
          new Violation("micro-credential", "/badge_class_type", null, "micro_credential"));
    }
  }

  /** Languages such as {@code nl_NL} are none that a credential may have. */
  private String putLanguage() {
    var pointer = BadgeClass.pointerOf("Language");
    var found = badge.takeExtension("Language").map(JsonNode::asText);
    var language = found.flatMap(term -> Vocabularies.LANGUAGES.codeOf(EDUBADGES, term));
    if (found.isPresent() && language.isEmpty()) {
      badge.warn(pointer, "not a language of edubadges");
    }
    language.ifPresent(code -> {
      badge.warn(pointer, "taken for the language of the texts as well");
      achievement.put("language", code);
      achievement.putArray("teachingLanguages").add(code);
    });
    return language.orElse("en"); // never stored: language itself is missing then
  }

  private void putTexts(String language) {
    putText("title", language, "/name", badge.take("name"));
    putText("description", language, "/description", badge.take("description"));
    var criteria = badge.take("criteria");
    var narrative = criteria.map(one -> one.path("narrative")).filter(JsonNode::isTextual);
    var text = badge.take("criteria_text");
    if (narrative.isPresent() && text.isPresent()) {
      badge.warn("/criteria_text", "not carried over: the criteria have a narrative");
    }
    putText("criteria", language, "/criteria/narrative", narrative.or(() -> text));
    putUrl("link", criteria.map(one -> one.isTextual() ? one : one.get("id")));
    badge
        .takeExtension("LearningOutcome")
        .map(outcome -> badge.plain(BadgeClass.pointerOf("LearningOutcome"), outcome))
        .ifPresent(outcome -> {
          var outcomes = achievement.putArray("learningOutcomes");
          outcomes.addObject().putObject("text").set(language, outcome);
        });
  }

  private void putText(String member, String language, String pointer, Optional<JsonNode> text) {
    text.ifPresent(one -> achievement.putObject(member).set(language, badge.plain(pointer, one)));
  }

  /** Credits say most, then the hours that vocational education counts, then plain hours. */
  private void putStudyLoad() {
    putStudyLoad("ECTS", "ects");
    putStudyLoad("StudyLoad", sector == Sector.MBO ? "sbu" : "hour");
    putStudyLoad("TimeInvestment", "hour");
  }

  private void putStudyLoad(String extension, String unit) {
    badge
        .takeExtension(extension)
        .ifPresent(value -> {
          if (achievement.has("studyLoad")) {
            badge.warn(
                BadgeClass.pointerOf(extension),
                "not carried over: the study load is given in another unit");
          } else {
            achievement.putObject("studyLoad").put("studyLoadUnit", unit).set("value", value);
          }
        });
  }

  private void putLevel() {
    var confirmed = badge.take("eqf_nlqf_level_verified");
    badge
        .takeExtension("EQF")
        .ifPresent(level -> {
          // what is no level is refused as one
          var text = level.isNumber() ? withoutDecimals(level.decimalValue()) : level.asText();
          achievement.put("levelOfQualification", "eqf_" + text);
          confirmed.ifPresent(value -> achievement.set("levelConfirmed", value));
        });
    if (confirmed.isPresent() && !achievement.has("levelConfirmed")) {
      badge.warn("/eqf_nlqf_level_verified", "not carried over: there is no level");
    }
  }

  /** Such as 6 for 6.0; only of what is small, or its digits would fill the memory. */
  private static String withoutDecimals(BigDecimal level) {
    return level.compareTo(BigDecimal.ONE) >= 0 && level.compareTo(BigDecimal.TEN) < 0
        ? level.stripTrailingZeros().toPlainString()
        : level.toString();
  }

  private void putTerms(String member, Vocabulary vocabulary, String ours) {
    var codes = achievement.putArray(ours);
    for (var term : badge.takeTerms(member)) {
      vocabulary
          .codeOf(EDUBADGES, term)
          .ifPresentOrElse(
              codes::add, () -> badge.warn('/' + member, "a term is not one of edubadges"));
    }
  }

  private void putAssessment() {
    var modes = achievement.path("modesOfDelivery");
    var online = modes.size() == 1 && modes.path(0).asText().equals("online");
    var location = online ? "online" : "onsite";
    var assessment = achievement.putObject("assessment").put("location", location);
    badge.warn(
        "/assessment_supervised", "where the assessment takes place is assumed: " + location);
    badge
        .take("assessment_supervised")
        .ifPresent(supervised -> assessment.set("supervised", supervised));
    badge
        .take("assessment_id_verified")
        .ifPresent(verified -> assessment.set("identityVerified", verified));
  }

  private void putQualityAssurance() {
    badge
        .take("quality_assurance_url")
        .map(JsonNode::asText)
        .ifPresent(url -> {
          var assurance = achievement.putObject("qualityAssurance").put("url", url);
          Vocabularies.QUALITY_FRAMEWORKS
              .codeOf(EDUBADGES, url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
              .ifPresentOrElse(
                  framework -> assurance.put("framework", framework),
                  () -> badge.warn("/quality_assurance_url", "not a known framework"));
          assurance.put("type", "institutional-accreditation");
          badge.warn("/quality_assurance_url", "the type is assumed: institutional-accreditation");
        });
  }

  /** Programmes of vocational education have a register of their own. */
  private void putProgrammeCodes() {
    var codes = achievement.putArray("otherCodes");
    badge.take("id").ifPresent(id -> putCode(codes, "/id", EDUBADGES, id));
    var type = sector == Sector.MBO ? "CREBO" : "CROHO";
    var pointer = BadgeClass.pointerOf("EducationProgramIdentifier");
    badge
        .takeExtension("EducationProgramIdentifier")
        .ifPresent(found -> {
          var each = found.isArray() ? found.valueStream().toList() : List.of(found);
          each.forEach(code -> putCode(codes, pointer, type, code));
        });
  }

  private void putCode(ArrayNode codes, String pointer, String type, JsonNode code) {
    if (CodeRules.mayBe(type, code.asText())) {
      codes.addObject().put("codeType", type).put("code", code.asText());
    } else {
      badge.warn(pointer, "not carried over: not a code of %s".formatted(type));
    }
  }

  private void putUrl(String member, Optional<JsonNode> found) {
    found
        .map(one -> one.isObject() ? one.path("id").asText() : one.asText())
        .ifPresent(url -> {
          try {
            achievement.put(member, new PublicUrl(url).url());
          } catch (Refused e) {
            badge.warn('/' + member, "not carried over: not an address of a public web page");
          }
        });
  }

  private JsonNode notStackable() {
    badge.warn("/stackable", "assumed: not stackable");
    return achievement.booleanNode(false);
  }
}
