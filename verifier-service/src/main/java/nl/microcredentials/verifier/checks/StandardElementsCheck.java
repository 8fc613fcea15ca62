package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.document.Members;

/**
 * Does it carry the mandatory European standard elements?
 *
 * @see <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)">Council
 *     Recommendation 2022/C 243/02, Annex I</a>
 */
@ApplicationScoped
class StandardElementsCheck implements Check {

  /** The elements of the Annex, in its order, and where they stand in an Open Badge. */
  private enum Element {
    LEARNER("Identification of the learner", Element::identifiesLearner),
    TITLE(
        "Title of the micro-credential",
        vc -> Members.isText(vc.path("name")) && Members.isText(achievement(vc).path("name"))),
    COUNTRY(
        "Country or region of the issuer",
        vc -> Members.isText(vc.at("/issuer/address/addressCountryCode"))),
    AWARDING_BODY("Awarding body", vc -> Members.isText(vc.at("/issuer/name"))),
    DATE("Date of issuing", vc -> Members.time(vc.path("awardedDate")).isPresent()),
    LEARNING_OUTCOMES("Learning outcomes", vc -> texts(achievement(vc).path("learningOutcome"))),
    WORKLOAD("Notional workload", Element::hasWorkload),
    LEVEL("Level of the learning experience", Element::hasLevelIfApplicable),
    ASSESSMENT("Type of assessment", vc -> texts(achievement(vc).path("assessmentType"))),
    PARTICIPATION("Form of participation", vc -> texts(achievement(vc).path("participationType"))),
    QUALITY_ASSURANCE("Type of quality assurance", Element::hasQualityAssurance);

    private final String title;
    private final Predicate<ObjectNode> present;

    Element(String title, Predicate<ObjectNode> present) {
      this.title = title;
      this.present = present;
    }

    private static JsonNode achievement(ObjectNode credential) {
      return credential.at("/credentialSubject/achievement");
    }

    private static boolean identifiesLearner(ObjectNode credential) {
      var subject = credential.path("credentialSubject");
      return Members.isUrl(subject.path("id"))
          || Members.all(subject.path("identifier")).stream()
              .anyMatch(one -> Members.isText(one.path("identityHash")));
    }

    private static boolean texts(JsonNode oneOrMore) {
      var values = Members.all(oneOrMore);
      return !values.isEmpty() && values.stream().allMatch(one -> Members.text(one).isPresent());
    }

    private static boolean hasWorkload(ObjectNode credential) {
      var load = achievement(credential).path("studyLoad");
      return load.path("value").decimalValue().signum() > 0
          && Members.isText(load.path("studyLoadUnit"));
    }

    /** The Annex asks for a level "if applicable": the institution says whether it is. */
    private static boolean hasLevelIfApplicable(ObjectNode credential) {
      var achievement = achievement(credential);
      return !achievement.path("levelConfirmed").asBoolean()
          || Members.all(achievement.path("alignment")).stream()
              .anyMatch(one ->
                  one.path("targetType").asText().equals("ext:EQFLevel")
                      && Members.isUrl(one.path("targetUrl")));
    }

    private static boolean hasQualityAssurance(ObjectNode credential) {
      var assurance = achievement(credential).path("qualityAssurance");
      return Members.isText(assurance.path("framework"))
          && Members.isText(assurance.path("qualityAssuranceType"));
    }
  }

  @Override
  public CheckName name() {
    return CheckName.STANDARD_ELEMENTS;
  }

  @Override
  public CheckResult check(Examination examination) {
    var document = examination.document();
    var findings = new Findings();
    for (var element : Element.values()) {
      if (!element.present.test(document)) {
        findings.fail(MISSING_STANDARD_ELEMENT, "%s is missing.".formatted(element.title));
      }
    }
    return findings.result();
  }
}
