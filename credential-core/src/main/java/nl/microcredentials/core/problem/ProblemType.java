package nl.microcredentials.core.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every kind of problem this product can report: those of the W3C specifications under their own
 * names, and ours. Each has a heading in {@code docs/problems.md}.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#problem-details">VCDM
 *     2.0, Problem Details</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#processing-errors">Data
 *     Integrity 1.0, Processing Errors</a>
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#processing-errors">
 *     Bitstring Status List 1.0, Processing Errors</a>
 */
public enum ProblemType {
  PARSING_ERROR(Family.VCDM, "Input cannot be parsed"),
  MALFORMED_VALUE_ERROR(Family.VCDM, "Malformed value"),
  RANGE_ERROR(Family.VCDM, "Value out of range"),
  CRYPTOGRAPHIC_SECURITY_ERROR(Family.VCDM, "Cryptographic check failed"),

  INVALID_CHALLENGE_ERROR(Family.SECURITY, "Proof was made for another challenge"),
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT(
      Family.SECURITY, "Document of the controller is not a usable one"),
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID(
      Family.SECURITY, "Document of the controller bears another identifier"),
  INVALID_DOMAIN_ERROR(Family.SECURITY, "Proof was made for another domain"),
  PROOF_GENERATION_ERROR(Family.SECURITY, "Proof cannot be made"),
  PROOF_VERIFICATION_ERROR(Family.SECURITY, "Proof cannot be verified"),
  PROOF_TRANSFORMATION_ERROR(Family.SECURITY, "Document cannot be transformed"),
  INVALID_VERIFICATION_METHOD_URL(Family.SECURITY, "Verification method is not a usable URL"),
  INVALID_VERIFICATION_METHOD(Family.SECURITY, "Verification method is not the issuer's"),
  INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD(
      Family.SECURITY, "Verification method may not be used for this purpose"),

  STATUS_RETRIEVAL_ERROR(Family.STATUS_LIST, "Status list cannot be retrieved"),
  STATUS_VERIFICATION_ERROR(Family.STATUS_LIST, "Status list cannot be verified"),
  STATUS_LIST_LENGTH_ERROR(Family.STATUS_LIST, "Status list is too short"),

  ACHIEVEMENT_REFUSED(Family.OWN, "Achievement does not meet the rules"),
  COMPLETION_NOT_PROVEN(Family.OWN, "Completion does not meet the rules"),
  CONTEXT_NOT_ALLOWED(Family.OWN, "JSON-LD context is not allowed"),
  CONTROLLER_UNAVAILABLE(Family.OWN, "Document of the controller cannot be retrieved"),
  DOCUMENTS_BUSY(Family.OWN, "Too many documents are being made"),
  ERASED(Family.OWN, "Learner is erased"),
  FORBIDDEN(Family.OWN, "Not allowed"),
  HEADER_TOO_LARGE(Family.OWN, "Request header is too large"),
  IDEMPOTENCY_KEY_REUSED(Family.OWN, "Idempotency key was used for another request"),
  INTERNAL_ERROR(Family.OWN, "Something went wrong on our side"),
  ISSUER_SUSPENDED(Family.OWN, "Issuer was not accredited at that time"),
  KEY_BINDING_MISMATCH(Family.OWN, "Signing key does not belong to the institution"),
  LOG_CHECKPOINT_INVALID(Family.OWN, "Checkpoint of the log is not valid"),
  LOG_PROOF_INVALID(Family.OWN, "Proof from the log does not hold"),
  METHOD_NOT_ALLOWED(Family.OWN, "Method is not allowed"),
  MISSING_STANDARD_ELEMENT(Family.OWN, "Mandatory element of the European standard is missing"),
  NOT_ACCEPTABLE(Family.OWN, "Requested format is not available"),
  NOT_FOUND(Family.OWN, "Not found"),
  NOT_REGISTERED(Family.OWN, "Credential is not in the national registry"),
  OUTSIDE_VALIDITY_PERIOD(Family.OWN, "Outside the validity period"),
  PAYLOAD_TOO_LARGE(Family.OWN, "Payload is too large"),
  PRECONDITION_FAILED(Family.OWN, "Version is not the one that was expected"),
  QUOTA_EXCEEDED(Family.OWN, "Quota is used up"),
  REGISTRATION_MISMATCH(Family.OWN, "Credential differs from what was registered"),
  REGISTRATION_NOT_COMPARABLE(Family.OWN, "Credential does not say how it is registered"),
  REGISTRATION_PENDING(Family.OWN, "Registration is pending"),
  REGISTRY_UNAVAILABLE(Family.OWN, "National registry cannot be reached"),
  RELATED_RESOURCE_UNKNOWN(Family.OWN, "Related resource is not one of those that are known"),
  REMOTE_LIMIT_EXCEEDED(Family.OWN, "Remote document exceeds a limit"),
  REVOKED(Family.OWN, "Credential is revoked"),
  SCHEMA_NOT_ALLOWED(Family.OWN, "Schema is not one of those that are known"),
  SCHEMA_VIOLATION(Family.OWN, "Credential does not follow its schema"),
  SELF_APPROVAL(Family.OWN, "Nobody approves what they reported themselves"),
  SIGNING_UNAVAILABLE(Family.OWN, "Signing is not available"),
  STATE_CONFLICT(Family.OWN, "Not possible in the present state"),
  STATEMENT_NOT_AUTHENTIC(Family.OWN, "Statement is not signed by an accredited issuer"),
  STATUS_TYPE_UNKNOWN(Family.OWN, "Status type is not known"),
  STORAGE_UNAVAILABLE(Family.OWN, "Storage is not available"),
  SUSPENDED(Family.OWN, "Credential is suspended"),
  TOKEN_INVALID(Family.OWN, "Access token is not valid"),
  TRUST_LIST_INVALID(Family.OWN, "Trust list is not valid"),
  TRUST_LIST_ROLLBACK(Family.OWN, "Trust list is older than one seen before"),
  UNSAFE_URL(Family.OWN, "URL is not safe to publish"),
  UNSUPPORTED_ALGORITHM(Family.OWN, "Algorithm is not supported"),
  UNSUPPORTED_MEDIA_TYPE(Family.OWN, "Media type is not supported"),
  UNTRUSTED_ISSUER(Family.OWN, "Issuer is not accredited"),
  URI_TOO_LONG(Family.OWN, "Address is too long");

  private final URI uri;
  private final String title;

  ProblemType(Family family, String title) {
    this.uri = URI.create(family.prefix + family.localName(name()));
    this.title = title;
  }

  /** The {@code type} member of RFC 9457. */
  public URI uri() {
    return uri;
  }

  /** The {@code title} member of RFC 9457; the same for every occurrence. */
  public String title() {
    return title;
  }

  private enum Family {
    VCDM("https://www.w3.org/TR/vc-data-model#"),
    SECURITY("https://w3id.org/security#"),
    STATUS_LIST("https://www.w3.org/ns/credentials/status-list#"),
    OWN("urn:microcredential:problem:") {
      @Override
      String localName(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
      }
    };

    private final String prefix;

    Family(String prefix) {
      this.prefix = prefix;
    }

    String localName(String name) {
      return name;
    }
  }
}
