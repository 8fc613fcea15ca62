package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_VIOLATION;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.credential.CredentialReference;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.schema.PublishedSchema;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/**
 * Does it follow the JSON Schemas it names, and those that the policy demands?
 *
 * <p>A schema that is not bundled is never fetched; then nobody can say.
 */
@ApplicationScoped
class SchemaCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.SCHEMA;
  }

  @Override
  public CheckResult check(Examination examination) {
    var findings = new Findings();
    if (examination.credential()
        instanceof Reading.WellFormed<VerifiableCredential>(var credential)) {
      credential.credentialSchema().forEach(schema -> checkNamed(schema, findings));
    }
    for (var schema : examination.policy().schemas()) {
      for (var violation : CredentialSchemas.validate(schema, examination.presentedJson())) {
        findings.fail(
            SCHEMA_VIOLATION,
            "%s breaks the rule %s; allowed: %s."
                .formatted(violation.pointer(), violation.rule(), violation.allowed()));
      }
    }
    return findings.result();
  }

  /** Its rules need not be asked for: each of the known schemas is one of the two. */
  private static void checkNamed(CredentialReference reference, Findings findings) {
    var schema = CredentialSchemas.named(reference.type(), reference.id().orElseThrow());
    switch (schema.map(known -> compare(known, reference)).orElse(Comparison.UNKNOWN)) {
      case SAME -> {
        // as the issuer says
      }
      case DIFFERENT ->
          findings.fail(CRYPTOGRAPHIC_SECURITY_ERROR, "A schema does not have the stated digest.");
      case UNKNOWN ->
          findings.doubt(
              SCHEMA_NOT_ALLOWED, "The credential names a schema that is not known here.");
    }
  }

  private static Comparison compare(PublishedSchema schema, CredentialReference reference) {
    return reference.integrity().map(schema::compare).orElse(Comparison.SAME);
  }
}
