package nl.microcredentials.core.sdjwt.vc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.SdJwtRefused;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.SelectiveDisclosure;

/**
 * Says in the claims of {@link MicrocredentialType} what an Open Badge of ours says. The rulebook
 * has room for one type of assessment, one form of participation and one qualification that the
 * micro-credential is part of; of several, the first counts, or what they have in common.
 *
 * @see <a
 *     href="https://github.com/webuild-consortium/webuild-attestation-rulebooks-catalog/tree/main/rulebooks/rb-microcredential">WE
 *     BUILD Attestation Rulebooks Catalog: Micro-credential, version 0.1 of 2026-07-21, 2:
 *     Attestation attributes</a>
 */
public final class MicrocredentialClaims {

  /** What an attestation is that no qualified provider issues. */
  static final String LEGAL_CATEGORY = "non-qualified-EAA";

  private static final String ESCO_SKILL = "ext:ESCOSkill";
  private static final String EQF_LEVEL = "ext:EQFLevel";

  private static final Map<String, String> ASSESSMENTS =
      Map.of(
          "written_exam", "written-examination",
          "oral_exam", "oral-examination",
          "portfolio_assessment", "portfolio-assessment",
          "behavioural_assessment", "practical-assessment");

  private static final Map<String, String> PARTICIPATIONS =
      Map.of("presential", "on-site", "onsite", "on-site", "hybrid", "blended");

  /** Of these the rulebook wants no grade: they say nothing that the credential does not. */
  private static final Set<String> UNGRADED_SCHEMES = Set.of("ext:pass_or_fail", "Status");

  private final ObjectNode credential;
  private final JsonNode subject;
  private final JsonNode achievement;

  private MicrocredentialClaims(ObjectNode openBadge) {
    this.credential = openBadge;
    this.subject = openBadge.path("credentialSubject");
    this.achievement = subject.path("achievement");
  }

  /** Who learned; Open Badges of ours hold a hash of that. */
  public record Learner(String givenName, String familyName) {

    public Learner {
      Objects.requireNonNull(givenName, "givenName");
      Objects.requireNonNull(familyName, "familyName");
    }
  }

  /**
   * The claims of {@code openBadge}, with {@code iss} and {@code vct}. Time, holder and status are
   * those of the SD-JWT VC, and still missing.
   *
   * @param openBadge in the form in which we issue; its proof plays no role
   * @throws SdJwtRefused if it lacks something that every micro-credential has
   */
  public static ObjectNode of(ObjectNode openBadge, Learner learner) {
    var claims = new MicrocredentialClaims(openBadge).toJson(learner);
    MicrocredentialRules.problems(claims).stream()
        .findFirst()
        .ifPresent(problem -> {
          throw new SdJwtRefused(problem.type(), problem.detail());
        });
    return claims;
  }

  /** What the holder decides upon, of what is there. */
  public static List<ClaimPath> disclosable(ObjectNode claims) {
    return MicrocredentialType.members().entrySet().stream()
        .filter(claim -> claim.getValue().sd() != SelectiveDisclosure.NEVER)
        .map(Map.Entry::getKey)
        .filter(claims::has)
        .map(ClaimPath::of)
        .toList();
  }

  private ObjectNode toJson(Learner learner) {
    var claims = StrictJson.object();
    var issuer = credential.path("issuer");
    put(claims, "iss", text(issuer, "id"));
    claims.put("vct", MicrocredentialType.VCT);
    claims.put("vct#integrity", MicrocredentialType.integrity());
    claims.put("attestation_legal_category", LEGAL_CATEGORY);
    put(claims, "identifier", text(credential, "id"));
    put(claims, "title", text(credential, "name"));
    claims.put("givenName", learner.givenName()).put("familyName", learner.familyName());
    put(claims, "issuerCountry", text(issuer.path("address"), "addressCountryCode"));
    put(claims, "awardingBody", text(issuer, "name"));
    put(claims, "issuanceDate", text(credential, "awardedDate").map(time -> time.split("T", 2)[0]));
    claims.set("learningOutcomes", learningOutcomes());
    putWorkload(claims);
    put(claims, "typeOfAssessment", texts("assessmentType").findFirst().map(this::assessment));
    put(claims, "formOfParticipation", participation());
    put(claims, "qualityAssurance", qualityAssurance());
    putWhatNotAllHave(claims);
    return claims;
  }

  private void putWhatNotAllHave(ObjectNode claims) {
    put(claims, "level", alignments(EQF_LEVEL).findFirst().map(MicrocredentialClaims::level));
    putGrade(claims);
    var skills = StrictJson.array();
    alignments(ESCO_SKILL).distinct().forEach(skills::add);
    if (!skills.isEmpty()) {
      claims.set("escoReference", skills);
    }
    if (achievement.path("stackable").isBoolean()) {
      claims.set("stackable", achievement.get("stackable"));
    }
    put(claims, "partOfQualification", texts("partOf").findFirst());
  }

  /** In the language of the credential where they are given in several. */
  private ArrayNode learningOutcomes() {
    var language = achievement.path("inLanguage").asText();
    var all = achievement.path("learningOutcome").valueStream().toList();
    var inLanguage = all.stream().filter(one -> isIn(language, one)).toList();
    var outcomes = StrictJson.array();
    for (var outcome : inLanguage.isEmpty() ? all : inLanguage) {
      outcomes.add(outcome.isObject() ? outcome.path("@value") : outcome);
    }
    return outcomes;
  }

  private static boolean isIn(String language, JsonNode text) {
    return text.isTextual() || text.path("@language").asText().equals(language);
  }

  private void putWorkload(ObjectNode claims) {
    var studyLoad = achievement.path("studyLoad");
    if (studyLoad.has("value")) {
      var isEcts = studyLoad.path("studyLoadUnit").asText().equals("ects");
      var workload = claims.putObject("notionalWorkload");
      workload.set("value", studyLoad.get("value"));
      workload.put("unit", isEcts ? "ECTS" : "hours");
    }
  }

  private String assessment(String code) {
    return ASSESSMENTS.getOrDefault(code, code.replace('_', '-'));
  }

  private Optional<String> participation() {
    var forms =
        texts("participationType")
            .map(code -> PARTICIPATIONS.getOrDefault(code, code.replace('_', '-')))
            .distinct()
            .toList();
    return forms.size() > 1 ? Optional.of("blended") : forms.stream().findFirst();
  }

  private Optional<String> qualityAssurance() {
    return text(achievement.path("qualityAssurance"), "qualityAssuranceType");
  }

  private static String level(String eqfUrl) {
    return "EQF-" + eqfUrl.substring(eqfUrl.lastIndexOf('/') + 1);
  }

  private void putGrade(ObjectNode claims) {
    var result = subject.path("result").path(0);
    var scheme = gradingScheme(result.path("resultDescription"));
    if (scheme.filter(UNGRADED_SCHEMES::contains).isEmpty()) {
      var grade = text(result, "value");
      put(claims, "grade", grade);
      put(claims, "gradingScheme", scheme.filter(_ -> grade.isPresent()).map(this::withoutPrefix));
    }
  }

  private Optional<String> gradingScheme(JsonNode descriptionId) {
    return achievement
        .path("resultDescription")
        .valueStream()
        .filter(description -> description.path("id").equals(descriptionId))
        .flatMap(description -> text(description, "resultType").stream())
        .findFirst();
  }

  private String withoutPrefix(String resultType) {
    return resultType.startsWith("ext:") ? resultType.substring("ext:".length()) : resultType;
  }

  private Stream<String> alignments(String targetType) {
    return achievement
        .path("alignment")
        .valueStream()
        .filter(one -> one.path("targetType").asText().equals(targetType))
        .flatMap(one -> text(one, "targetUrl").stream());
  }

  private Stream<String> texts(String member) {
    return achievement.path(member).valueStream().filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Optional<String> text(JsonNode node, String member) {
    return Optional.ofNullable(node.path(member).textValue());
  }

  private static void put(ObjectNode claims, String name, Optional<String> value) {
    value.ifPresent(text -> claims.put(name, text));
  }
}
