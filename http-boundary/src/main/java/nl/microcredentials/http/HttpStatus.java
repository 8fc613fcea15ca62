package nl.microcredentials.http;

import nl.microcredentials.core.problem.ProblemType;

/** Which HTTP status code a problem gets when it is the answer to a request. */
final class HttpStatus {

  private HttpStatus() {}

  static int of(ProblemType type) {
    return switch (type) {
      case PARSING_ERROR, MALFORMED_VALUE_ERROR, RANGE_ERROR, UNSAFE_URL -> 400;
      case TOKEN_INVALID -> 401;
      case FORBIDDEN, SELF_APPROVAL, STATEMENT_NOT_AUTHENTIC, UNTRUSTED_ISSUER, ISSUER_SUSPENDED ->
          403;
      case NOT_FOUND, NOT_REGISTERED -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case STATE_CONFLICT, REVOKED, SUSPENDED, REGISTRATION_PENDING -> 409;
      case ERASED -> 410;
      case PRECONDITION_FAILED -> 412;
      case PAYLOAD_TOO_LARGE -> 413;
      case URI_TOO_LONG -> 414;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case ACHIEVEMENT_REFUSED,
          COMPLETION_NOT_PROVEN,
          IDEMPOTENCY_KEY_REUSED,
          PROOF_GENERATION_ERROR ->
          422;
      case QUOTA_EXCEEDED -> 429;
      case HEADER_TOO_LARGE -> 431;
      case DOCUMENTS_BUSY,
          SIGNING_UNAVAILABLE,
          STORAGE_UNAVAILABLE,
          REGISTRY_UNAVAILABLE,
          KEY_BINDING_MISMATCH ->
          503;
      case INTERNAL_ERROR -> 500;
      // Findings about a credential: they stand in a verdict, which is a successful answer.
      case CRYPTOGRAPHIC_SECURITY_ERROR,
          PROOF_VERIFICATION_ERROR,
          PROOF_TRANSFORMATION_ERROR,
          INVALID_CHALLENGE_ERROR,
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT,
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID,
          INVALID_DOMAIN_ERROR,
          INVALID_VERIFICATION_METHOD_URL,
          INVALID_VERIFICATION_METHOD,
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
          STATUS_RETRIEVAL_ERROR,
          STATUS_VERIFICATION_ERROR,
          STATUS_LIST_LENGTH_ERROR,
          STATUS_TYPE_UNKNOWN,
          CONTEXT_NOT_ALLOWED,
          CONTROLLER_UNAVAILABLE,
          LOG_CHECKPOINT_INVALID,
          LOG_PROOF_INVALID,
          MISSING_STANDARD_ELEMENT,
          OUTSIDE_VALIDITY_PERIOD,
          REGISTRATION_MISMATCH,
          REGISTRATION_NOT_COMPARABLE,
          RELATED_RESOURCE_UNKNOWN,
          REMOTE_LIMIT_EXCEEDED,
          SCHEMA_NOT_ALLOWED,
          SCHEMA_VIOLATION,
          TRUST_LIST_INVALID,
          TRUST_LIST_ROLLBACK,
          UNSUPPORTED_ALGORITHM ->
          422;
    };
  }
}
