package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.document.Digests;
import nl.microcredentials.verifier.document.Members;

/**
 * Does it have the form of a Verifiable Credential (VCDM 2.0) and an Open Badge (3.0)?
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#basic-concepts">VCDM
 *     2.0, 4 Basic Concepts</a>
 */
@ApplicationScoped
class StructureCheck implements Check {

  private static final Set<String> LANGUAGE_MEMBERS = Set.of("@value", "@language", "@direction");

  /** Whatever stands here must say of which type it is. */
  private static final List<String> TYPED =
      List.of("credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence");

  private static final List<String> TIMES = List.of("validFrom", "validUntil", "awardedDate");

  @Override
  public CheckName name() {
    return CheckName.STRUCTURE;
  }

  @Override
  public CheckResult check(Examination examination) {
    var document = examination.document();
    var findings = new Findings();
    if (examination.verified().isEmpty()) {
      checkLossless(document, findings);
    }
    checkType(document, findings);
    checkIdentifiers(document, findings);
    checkSubjects(document, findings);
    checkTimes(document, findings);
    checkTexts(document, findings);
    checkTyped(document, findings);
    checkRelatedResources(document, findings);
    return findings.result();
  }

  /** A verified document has passed this already. */
  private static void checkLossless(ObjectNode document, Findings findings) {
    try {
      Cryptosuites.EDDSA_RDFC_2022.documentHash(document);
    } catch (Refused e) {
      findings.fail(e);
    }
  }

  private static void checkType(ObjectNode document, Findings findings) {
    if (!document.path("type").isArray()
        || !Members.hasType(document, "VerifiableCredential")
        || !(Members.hasType(document, "AchievementCredential")
            || Members.hasType(document, "OpenBadgeCredential"))) {
      malformed(
          findings, "type is not a list with VerifiableCredential and AchievementCredential.");
    }
  }

  private static void checkIdentifiers(ObjectNode document, Findings findings) {
    if (!Members.isUrl(document.path("id"))) {
      malformed(findings, "id is not a URL.");
    }
    var issuer = document.path("issuer");
    if (!Members.isUrl(issuer.isObject() ? issuer.path("id") : issuer)) {
      malformed(findings, "issuer has no URL.");
    }
  }

  private static void checkSubjects(ObjectNode document, Findings findings) {
    var subjects = Members.all(document.path("credentialSubject"));
    if (subjects.isEmpty() || subjects.stream().anyMatch(one -> !one.isObject() || one.isEmpty())) {
      malformed(findings, "credentialSubject says nothing about anybody.");
    }
    for (var subject : subjects) {
      if (subject.has("id") && !Members.isUrl(subject.path("id"))) {
        malformed(findings, "The id of a credentialSubject is not a URL.");
      }
      if (!subject.path("achievement").isObject()) {
        malformed(findings, "A credentialSubject has no achievement.");
      }
    }
  }

  private static void checkTimes(ObjectNode document, Findings findings) {
    for (var member : TIMES) {
      if (document.has(member) && Members.time(document.get(member)).isEmpty()) {
        malformed(findings, "%s is not a date and time with offset.".formatted(member));
      }
    }
    if (!document.has("validFrom")) {
      malformed(findings, "validFrom is missing.");
    }
  }

  private static void checkTexts(ObjectNode document, Findings findings) {
    for (var member : List.of("name", "description")) {
      for (var text : Members.all(document.path(member))) {
        if (!isText(text)) {
          malformed(findings, "%s is not a text with or without language.".formatted(member));
        }
      }
    }
  }

  private static boolean isText(JsonNode text) {
    return text.isTextual()
        || (text.isObject()
            && text.path("@value").isTextual()
            && text.propertyStream().allMatch(one -> LANGUAGE_MEMBERS.contains(one.getKey())));
  }

  private static void checkTyped(ObjectNode document, Findings findings) {
    for (var member : TYPED) {
      for (var one : Members.all(document.path(member))) {
        if (Members.all(one.path("type")).stream().noneMatch(Members::isText)) {
          malformed(findings, "%s has no type.".formatted(member));
        }
      }
    }
    for (var schema : Members.all(document.path("credentialSchema"))) {
      if (!Members.isUrl(schema.path("id"))) {
        malformed(findings, "credentialSchema has no id.");
      }
    }
  }

  /**
   * Only what is bundled can be compared, as nothing else is fetched; and nothing else is used
   * either.
   */
  private static void checkRelatedResources(ObjectNode document, Findings findings) {
    for (var resource : Members.all(document.path("relatedResource"))) {
      if (!Members.isUrl(resource.path("id"))
          || !(resource.has("digestSRI") || resource.has("digestMultibase"))) {
        malformed(findings, "relatedResource has no id or no digest.");
      } else if (resource.has("digestSRI")
          && bundled(resource.get("id").textValue())
              .filter(bytes -> !Digests.matches(resource.get("digestSRI").asText(), bytes))
              .isPresent()) {
        findings.fail(
            CRYPTOGRAPHIC_SECURITY_ERROR, "A related resource does not have the stated digest.");
      }
    }
  }

  private static Optional<byte[]> bundled(String url) {
    if (JsonLdContexts.bundled().urls().contains(url)) {
      return Optional.of(JsonLdContexts.bundled().bytes(url));
    }
    return CredentialSchemas.knows(url)
        ? Optional.of(CredentialSchemas.bytes(url))
        : Optional.empty();
  }

  private static void malformed(Findings findings, String detail) {
    findings.fail(MALFORMED_VALUE_ERROR, detail);
  }
}
