package nl.microcredentials.core.identifiers;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** An identifier, or the document of its controller, from which no key is taken. */
public final class IdentifierRefused extends Refused {

  private static final long serialVersionUID = 1;

  private final DidError error;

  private IdentifierRefused(ProblemType type, DidError error, String detail) {
    super(type, detail);
    this.error = error;
  }

  public IdentifierRefused(DidError error, String detail) {
    this(error.problemType(), error, detail);
  }

  /** An address that is never asked, whoever names it. */
  public static IdentifierRefused unsafe(String detail) {
    return new IdentifierRefused(ProblemType.UNSAFE_URL, DidError.INVALID_DID, detail);
  }

  static IdentifierRefused document(String detail) {
    return new IdentifierRefused(DidError.INVALID_DID_DOCUMENT, detail);
  }

  static IdentifierRefused documentId(String detail) {
    return new IdentifierRefused(
        ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID,
        DidError.INVALID_DID_DOCUMENT,
        detail);
  }

  static IdentifierRefused method(String detail) {
    return new IdentifierRefused(
        ProblemType.INVALID_VERIFICATION_METHOD, DidError.INVALID_DID_DOCUMENT, detail);
  }

  static IdentifierRefused relationship(String detail) {
    return new IdentifierRefused(
        ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD,
        DidError.INVALID_DID_DOCUMENT,
        detail);
  }

  static IdentifierRefused limit(String detail) {
    return new IdentifierRefused(ProblemType.REMOTE_LIMIT_EXCEEDED, DidError.NOT_FOUND, detail);
  }

  /** What it is called in the result of a DID resolution. */
  public DidError error() {
    return error;
  }
}
