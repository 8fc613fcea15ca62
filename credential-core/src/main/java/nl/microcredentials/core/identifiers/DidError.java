package nl.microcredentials.core.identifiers;

import nl.microcredentials.core.problem.ProblemType;

/**
 * Why a DID does not lead to a document, or a DID URL to a part of one.
 *
 * @see <a href="https://www.w3.org/TR/2022/REC-did-core-20220719/#did-resolution-metadata">DID Core
 *     1.0, 7.1.2: DID Resolution Metadata</a>
 * @see <a
 *     href="https://w3c-ccg.github.io/did-key-spec/#signature-method-creation-algorithm">did:key
 *     0.9, 3.1.2: Signature Method Creation Algorithm</a>
 */
public enum DidError {
  FEATURE_NOT_SUPPORTED("featureNotSupported", ProblemType.INVALID_VERIFICATION_METHOD_URL),
  INVALID_DID("invalidDid", ProblemType.INVALID_VERIFICATION_METHOD_URL),
  INVALID_DID_DOCUMENT("invalidDidDocument", ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT),
  INVALID_DID_URL("invalidDidUrl", ProblemType.INVALID_VERIFICATION_METHOD_URL),
  INVALID_PUBLIC_KEY("invalidPublicKey", ProblemType.INVALID_VERIFICATION_METHOD),
  INVALID_PUBLIC_KEY_LENGTH("invalidPublicKeyLength", ProblemType.INVALID_VERIFICATION_METHOD),
  INVALID_PUBLIC_KEY_TYPE("invalidPublicKeyType", ProblemType.INVALID_VERIFICATION_METHOD),
  METHOD_NOT_SUPPORTED("methodNotSupported", ProblemType.INVALID_VERIFICATION_METHOD_URL),
  NOT_FOUND("notFound", ProblemType.INVALID_VERIFICATION_METHOD),
  REPRESENTATION_NOT_SUPPORTED("representationNotSupported", ProblemType.NOT_ACCEPTABLE),
  UNSUPPORTED_PUBLIC_KEY_TYPE("unsupportedPublicKeyType", ProblemType.INVALID_VERIFICATION_METHOD);

  private final String value;
  private final ProblemType problemType;

  DidError(String value, ProblemType problemType) {
    this.value = value;
    this.problemType = problemType;
  }

  /** The {@code error} member of resolution metadata, such as {@code invalidDid}. */
  public String value() {
    return value;
  }

  /** What it is for a signature that names such a DID. */
  public ProblemType problemType() {
    return problemType;
  }
}
