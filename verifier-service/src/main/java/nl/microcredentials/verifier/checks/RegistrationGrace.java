package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.NOT_REGISTERED;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_PENDING;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.VerifierConfig;

/** Issuing goes on when the registry is away, so a new credential may come before its record. */
@ApplicationScoped
public class RegistrationGrace {

  private final Duration grace;

  RegistrationGrace(VerifierConfig config) {
    this.grace = config.policy().registrationGrace();
  }

  /**
   * What it means that the registry has no record of a credential.
   *
   * @param signedAt when the issuer says it signed
   */
  public CheckResult judgeMissing(Optional<Instant> signedAt, Instant now) {
    return covers(signedAt, now)
        ? CheckResult.notMade(
            REGISTRATION_PENDING, "The credential is new and not in the registry yet.")
        : CheckResult.failed(NOT_REGISTERED, "The registry does not know this credential.");
  }

  /** Whether what was signed at this time may still be on its way to the registry. */
  boolean covers(Optional<Instant> signedAt, Instant now) {
    var longAgo = now.minus(grace);
    return signedAt.filter(signed -> signed.isAfter(longAgo)).isPresent();
  }
}
