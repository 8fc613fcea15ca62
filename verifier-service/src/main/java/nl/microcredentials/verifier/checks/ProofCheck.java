package nl.microcredentials.verifier.checks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.proof.IssuerProofs;
import nl.microcredentials.verifier.registry.TrustAnswer;

/** Does the signature hold for the document as presented? */
@ApplicationScoped
class ProofCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.PROOF;
  }

  @Override
  public CheckResult check(Examination examination) {
    try {
      var secured = IssuerProofs.read(examination.presented(), examination.time());
      return switch (examination.trust()) {
        case TrustAnswer.Unknown(var problem) -> new CheckResult.NotMade(List.of(problem));
        case TrustAnswer.Known(var list) -> {
          var proofs = IssuerProofs.verify(secured, list, examination.time());
          examination.verifiedAs(proofs.document(), proofs.signedAt());
          yield CheckResult.passed();
        }
      };
    } catch (Refused e) {
      return CheckResult.failed(e.type(), e.detail());
    }
  }
}
