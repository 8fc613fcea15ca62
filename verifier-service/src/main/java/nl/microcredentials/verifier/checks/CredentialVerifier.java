package nl.microcredentials.verifier.checks;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.securing.EmbeddedProofs;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.verifier.policy.Policy;

/**
 * Asks every question of a credential, in the order of {@link
 * nl.microcredentials.core.verdict.CheckName}.
 *
 * <p>The order is a rule of security: only a credential that an accredited issuer signed makes this
 * service call a server, and what is used then is the document that was verified.
 */
@ApplicationScoped
public class CredentialVerifier {

  private final List<Check> checks;
  private final Clock clock;

  CredentialVerifier(@All List<Check> checks, Clock clock) {
    this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    this.clock = clock;
  }

  /**
   * Examines a credential by the rules of {@code policy}.
   *
   * @throws MalformedInputException if there is more in it than is examined
   */
  public Examined verify(Secured presented, Policy policy) {
    if (presented instanceof EmbeddedProofs(var document, _)
        && document.path("proof").size() > SecuredDocument.MAX_PROOFS
        && document.path("proof").isArray()) {
      throw MalformedInputException.malformed(
          "A credential with more than %d proofs is not examined."
              .formatted(SecuredDocument.MAX_PROOFS));
    }
    var examination = new Examination(presented, policy, clock.instant());
    for (var check : checks) {
      if (policy.questions().contains(check.name())) {
        examination.found(check.name(), check.check(examination));
      }
    }
    return Examined.of(
        policy,
        examination.results(),
        examination.verified().map(VerifiedDocument::document),
        examination.record(),
        examination.time());
  }
}
