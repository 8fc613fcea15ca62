package nl.microcredentials.verifier.attestations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.checks.Examined;
import nl.microcredentials.verifier.policy.NationalPolicy;

/**
 * Asks of an attestation in the form of the European wallet what is asked of every credential.
 *
 * <p>The order is that of {@link nl.microcredentials.verifier.checks.CredentialVerifier}, for the
 * same reason: only what an accredited issuer signed makes this service call a server.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT-based
 *     Verifiable Digital Credentials (SD-JWT VC), draft 25</a>
 */
@ApplicationScoped
public class AttestationVerifier {

  private final AttestationStatus status;
  private final AttestationRegistration registration;
  private final Clock clock;

  AttestationVerifier(AttestationStatus status, AttestationRegistration registration, Clock clock) {
    this.status = status;
    this.registration = registration;
    this.clock = clock;
  }

  /**
   * Examines {@code presented} by the rules of {@code policy}.
   *
   * @param domain for whom its holder must have shown it, if somebody asked for that
   * @param challenge what its holder must answer; whoever asks for one of the two asks for both
   * @throws MalformedInputException if only one of the two is asked for
   */
  public Examined verify(
      SdJwtVc presented,
      NationalPolicy policy,
      Optional<String> domain,
      Optional<String> challenge) {
    var attestation =
        new Attestation(presented, policy, binding(domain, challenge), clock.instant());
    attestation.found(CheckName.PROOF, attestation.prove());
    attestation.found(CheckName.STRUCTURE, ContentChecks.structure(attestation));
    attestation.found(CheckName.SCHEMA, ContentChecks.schema(attestation));
    attestation.found(CheckName.ISSUER, IssuerCheck.check(attestation));
    attestation.found(CheckName.VALIDITY, ContentChecks.validity(attestation));
    attestation.found(CheckName.STATUS, status.check(attestation));
    attestation.found(CheckName.REGISTRATION, registration.check(attestation));
    attestation.found(CheckName.STANDARD_ELEMENTS, ContentChecks.standardElements(attestation));
    return Examined.of(
        policy,
        attestation.results(),
        attestation.verified().map(VerifiedSdJwtVc::claims),
        attestation.record(),
        attestation.time());
  }

  /** A proof for anybody, or one that can be shown again, would prove nothing. */
  private static Optional<KeyBinding> binding(Optional<String> domain, Optional<String> challenge) {
    if (domain.isPresent() != challenge.isPresent()) {
      throw MalformedInputException.malformed(
          "Of a holder's proof, domain and challenge are asked together or not at all.");
    }
    return domain.map(audience -> new KeyBinding(audience, challenge.orElseThrow()));
  }
}
