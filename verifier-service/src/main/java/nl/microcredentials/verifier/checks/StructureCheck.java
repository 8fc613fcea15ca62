package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.AchievementCredential.Reading;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/**
 * Does it have the form of a Verifiable Credential (VCDM 2.0) and an Open Badge (3.0)?
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#basic-concepts">VCDM
 *     2.0, 4 Basic Concepts</a>
 */
@ApplicationScoped
class StructureCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.STRUCTURE;
  }

  @Override
  public CheckResult check(Examination examination) {
    var document = examination.document();
    var findings = new Findings();
    checkLossless(examination, findings);
    if (examination.reading() instanceof Reading.Malformed(var problems)) {
      problems.forEach(findings::fail);
    }
    checkRelatedResources(document, findings);
    return findings.result();
  }

  /** What is secured as JSON may still hold words that no context gives a meaning. */
  private static void checkLossless(Examination examination, Findings findings) {
    try {
      examination
          .verified()
          .orElseGet(() -> VerifiedDocument.of(examination.document()))
          .documentHash();
    } catch (Refused e) {
      findings.fail(e);
    }
  }

  /**
   * Only what is bundled can be compared, as nothing else is fetched; and nothing else is used
   * either.
   */
  private static void checkRelatedResources(ObjectNode document, Findings findings) {
    var resources = document.path("relatedResource");
    for (var resource : resources.isObject() ? List.of(resources) : resources) {
      if (!resource.path("id").isTextual()
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
