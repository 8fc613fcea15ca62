package nl.microcredentials.core.sdjwt;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** An SD-JWT that can be read, and does not show what it claims to show. */
public final class SdJwtRefused extends Refused {

  private static final long serialVersionUID = 1;

  public SdJwtRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static SdJwtRefused unproven(String detail) {
    return new SdJwtRefused(ProblemType.PROOF_VERIFICATION_ERROR, detail);
  }

  static SdJwtRefused wrongSignature(String detail) {
    return new SdJwtRefused(ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, detail);
  }
}
