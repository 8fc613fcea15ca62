package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.core.problem.ProblemType.SELF_APPROVAL;

import nl.microcredentials.core.problem.Refused;

/** Somebody wants to approve what they reported, or what their software did. */
final class SelfApproval extends Refused {

  private static final long serialVersionUID = 1;

  SelfApproval() {
    super(SELF_APPROVAL, "The completion was reported by you, or by the client that you use.");
  }
}
