package nl.microcredentials.core.jsonld;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/**
 * A document that cannot be canonicalized without guessing or losing something: {@link
 * ProblemType#CONTEXT_NOT_ALLOWED}, {@link ProblemType#MALFORMED_VALUE_ERROR} for data that would
 * silently vanish, or {@link ProblemType#PROOF_TRANSFORMATION_ERROR}.
 */
public class JsonLdRefusedException extends Refused {

  private static final long serialVersionUID = 1;

  JsonLdRefusedException(ProblemType type, String detail) {
    super(type, detail);
  }
}
