package nl.microcredentials.core.identifiers;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the keys come from: a trust list, or the documents of whoever controls an identifier. That
 * is a matter of policy, and so not of those who check signatures.
 */
@FunctionalInterface
public interface VerificationMethods {

  /**
   * Returns the method at {@code url}.
   *
   * @param relationship what it was used for; its controller must allow that
   * @param usedAt when it was used, as far as that is known
   * @throws nl.microcredentials.core.problem.Refused if there is none that may be relied upon:
   *     INVALID_VERIFICATION_METHOD_URL, INVALID_VERIFICATION_METHOD,
   *     INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD, one of the errors of the document, or
   *     UNTRUSTED_ISSUER
   * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#retrieve-verification-method">
   *     Controlled Identifiers 1.0, 3.3: Retrieve Verification Method</a>
   */
  VerificationMethod retrieve(
      String url, VerificationRelationship relationship, Optional<Instant> usedAt);
}
