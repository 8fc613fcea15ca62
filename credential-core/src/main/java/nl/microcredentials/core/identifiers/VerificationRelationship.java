package nl.microcredentials.core.identifiers;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a controller lets one of its keys be used for; the {@code proofPurpose} of a proof.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#verification-relationships">
 *     Controlled Identifiers 1.0, 2.3: Verification Relationships</a>
 */
public enum VerificationRelationship {
  /** To claim something, as issuers of credentials do. */
  ASSERTION_METHOD("assertionMethod"),
  /** To show who one is, as holders who present credentials do. */
  AUTHENTICATION("authentication"),
  CAPABILITY_DELEGATION("capabilityDelegation"),
  CAPABILITY_INVOCATION("capabilityInvocation");

  private final String value;

  VerificationRelationship(String value) {
    this.value = value;
  }

  /** Returns nothing if there is none of this name with which anything can be signed. */
  public static Optional<VerificationRelationship> of(String value) {
    return Arrays.stream(values()).filter(one -> one.value.equals(value)).findAny();
  }

  /** The name in documents, such as {@code assertionMethod}. */
  public String value() {
    return value;
  }
}
