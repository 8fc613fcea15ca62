package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.ISSUER_SUSPENDED;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.credential.AchievementCredential;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.registry.TrustAnswer;

/**
 * Was the issuer accredited at the time of award?
 *
 * <p>The issuer writes that time itself; {@link RegistrationCheck} asks again for the time at which
 * the registry took the credential in.
 */
@ApplicationScoped
class IssuerCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.ISSUER;
  }

  @Override
  public CheckResult check(Examination examination) {
    if (examination.policy() instanceof NationalPolicy(TrustAnswer.Unknown(var problem))) {
      return new CheckResult.NotMade(List.of(problem));
    }
    var issuer = examination.issuer();
    if (issuer.isEmpty()) {
      return CheckResult.failed(UNTRUSTED_ISSUER, "The issuer is not in the trust list.");
    }
    return examination.answerOfAchievement(credential -> check(credential, issuer.get()));
  }

  private static CheckResult check(AchievementCredential credential, AccreditedIssuer issuer) {
    return issuer.accreditedAt(credential.awarded())
        ? CheckResult.passed()
        : CheckResult.failed(
            ISSUER_SUSPENDED, "The issuer was not accredited when it awarded the credential.");
  }
}
