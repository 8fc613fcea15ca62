package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.ProcessedPayload;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.SelectiveDisclosure;

/**
 * Does a credential of {@link MicrocredentialType} hold what that type demands?
 *
 * @see <a
 *     href="https://github.com/webuild-consortium/webuild-attestation-rulebooks-catalog/tree/main/rulebooks/rb-microcredential">WE
 *     BUILD Attestation Rulebooks Catalog: Micro-credential, version 0.1 of 2026-07-21, 2.9:
 *     Integrity rules</a>
 */
public final class MicrocredentialRules {

  /** Where the next day begins first, it is this much ahead. */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private static final Set<String> WORKLOAD_UNITS = Set.of("ECTS", "hours");
  private static final String SKILL = "https?://data\\.europa\\.eu/esco/(skill|concept)/\\S+";

  private static final Map<String, Predicate<JsonNode>> FORMS = forms();

  private final ObjectNode claims;
  private final List<Problem> problems = new ArrayList<>();

  private MicrocredentialRules(ObjectNode claims) {
    this.claims = claims;
  }

  private static Map<String, Predicate<JsonNode>> forms() {
    var forms = new LinkedHashMap<String, Predicate<JsonNode>>();
    forms.put(
        "attestation_legal_category",
        value -> value.asText().equals(MicrocredentialClaims.LEGAL_CATEGORY));
    forms.put("issuerCountry", value -> value.asText().matches("[A-Z]{2}"));
    forms.put("issuanceDate", MicrocredentialRules::isDate);
    forms.put("dateOfBirth", MicrocredentialRules::isDate);
    forms.put("learningOutcomes", value -> isListOf(value, MicrocredentialRules::isText));
    forms.put("notionalWorkload", MicrocredentialRules::isWorkload);
    forms.put("level", value -> value.asText().matches("EQF-[1-8]"));
    forms.put("escoReference", value -> isListOf(value, one -> one.asText().matches(SKILL)));
    forms.put("stackable", JsonNode::isBoolean);
    forms.put("iat", JsonNode::isNumber);
    forms.put(RegistrationClaim.NAME, MicrocredentialRules::isRegistration);
    return forms;
  }

  /**
   * What is wrong with a credential as it was presented; nothing if it is in order.
   *
   * <p>A mandatory claim that the holder withholds is not missing: see {@link #withheld}. One that
   * nothing hides is: MISSING_STANDARD_ELEMENT. Everything else is MALFORMED_VALUE_ERROR.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  public static List<Problem> check(VerifiedSdJwtVc credential, Instant now) {
    if (!credential.vct().equals(MicrocredentialType.VCT)) {
      throw new IllegalArgumentException("the credential is of another type");
    }
    var rules = new MicrocredentialRules(credential.claims());
    credential.vctIntegrity().ifPresent(rules::checkIntegrity);
    rules.checkDisclosure(credential.payload());
    if (!hidesMembers(credential.payload())) {
      rules.checkMandatory();
    }
    rules.checkForms();
    rules.checkRecord();
    rules.checkNotInFuture("issuanceDate", now);
    rules.checkNotInFuture("dateOfBirth", now);
    return List.copyOf(rules.problems);
  }

  /** The mandatory claims that the holder keeps to themselves, or that are not there at all. */
  public static List<String> withheld(VerifiedSdJwtVc credential) {
    return hidesMembers(credential.payload()) ? missing(credential.claims()) : List.of();
  }

  /** What is wrong with claims that nothing is hidden from. */
  static List<Problem> problems(ObjectNode claims) {
    var rules = new MicrocredentialRules(claims);
    rules.checkMandatory();
    rules.checkForms();
    return rules.problems;
  }

  private static boolean hidesMembers(ProcessedPayload payload) {
    return payload.withheld().contains(ClaimPath.ROOT);
  }

  private static List<String> missing(ObjectNode claims) {
    return MicrocredentialType.members().entrySet().stream()
        .filter(claim -> claim.getValue().mandatory())
        .map(Map.Entry::getKey)
        .filter(name -> !claims.has(name))
        .toList();
  }

  private void checkIntegrity(String integrity) {
    try {
      if (!MicrocredentialType.hasIntegrity(integrity)) {
        malformed("vct#integrity is not that of the type.");
      }
    } catch (MalformedInputException e) {
      malformed("vct#integrity is malformed: " + e.detail());
    }
  }

  private void checkMandatory() {
    for (var name : missing(claims)) {
      problems.add(new Problem(MISSING_STANDARD_ELEMENT, "%s is missing.".formatted(name)));
    }
  }

  private void checkDisclosure(ProcessedPayload payload) {
    MicrocredentialType.members()
        .forEach((name, claim) -> {
          var isDisclosed = payload.disclosed().containsKey(claim.path());
          if (claim.sd() == SelectiveDisclosure.ALWAYS && claims.has(name) && !isDisclosed) {
            malformed("The holder cannot withhold %s.".formatted(name));
          }
          if (claim.sd() == SelectiveDisclosure.NEVER && isDisclosed) {
            malformed("The holder can withhold %s.".formatted(name));
          }
        });
  }

  private void checkForms() {
    for (var name : MicrocredentialType.members().keySet()) {
      var form = FORMS.getOrDefault(name, MicrocredentialRules::isText);
      if (claims.has(name) && !form.test(claims.get(name))) {
        malformed("%s does not have the form it must have.".formatted(name));
      }
    }
  }

  /** An award has one number: two readers must not look up two. */
  private void checkRecord() {
    var record = claims.path(RegistrationClaim.NAME).path("record");
    if (record.isTextual()
        && claims.has("identifier")
        && !record.equals(claims.get("identifier"))) {
      malformed("The award is registered under another identifier.");
    }
  }

  private void checkNotInFuture(String name, Instant now) {
    var date = claims.path(name);
    var today = now.atOffset(EASTERNMOST).toLocalDate();
    if (isDate(date) && LocalDate.parse(date.textValue()).isAfter(today)) {
      malformed("%s is in the future.".formatted(name));
    }
  }

  private void malformed(String detail) {
    problems.add(new Problem(MALFORMED_VALUE_ERROR, detail));
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank();
  }

  private static boolean isListOf(JsonNode value, Predicate<JsonNode> form) {
    return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(form);
  }

  private static boolean isDate(JsonNode value) {
    try {
      return value.asText().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          && LocalDate.parse(value.asText()).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isRegistration(JsonNode claim) {
    try {
      var claims = StrictJson.object().set(RegistrationClaim.NAME, claim);
      return RegistrationClaim.read((ObjectNode) claims).isPresent();
    } catch (MalformedInputException e) {
      return false;
    }
  }

  private static boolean isWorkload(JsonNode workload) {
    return workload.path("value").isNumber()
        && workload.get("value").decimalValue().signum() > 0
        && WORKLOAD_UNITS.contains(workload.path("unit").asText());
  }
}
