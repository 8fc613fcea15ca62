package nl.microcredentials.verifier.attestations;

import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_NOT_COMPARABLE;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Registration;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.checks.RegistrationGrace;
import nl.microcredentials.verifier.registry.RecordAnswer;
import nl.microcredentials.verifier.registry.Records;

/**
 * Does the national registry's log hold the award?
 *
 * <p>That it holds this attestation cannot be found out: it holds a hash of the Open Badge, of
 * which the attestation says a part in other words. An issuer could show the number of another
 * award of its own. So the best answer is a doubt.
 */
@ApplicationScoped
class AttestationRegistration {

  private final Records records;
  private final RegistrationGrace grace;

  AttestationRegistration(Records records, RegistrationGrace grace) {
    this.records = records;
    this.grace = grace;
  }

  CheckResult check(Attestation attestation) {
    var offline = attestation.reasonToStayOffline();
    if (offline.isPresent()) {
      return new CheckResult.NotMade(List.of(offline.get()));
    }
    return attestation
        .askRecord(records::find)
        .map(answer -> judge(answer, attestation))
        .orElseGet(() ->
            CheckResult.notMade(
                REGISTRATION_NOT_COMPARABLE,
                "It is not shown under which number the credential is registered."));
  }

  private CheckResult judge(RecordAnswer answer, Attestation attestation) {
    return switch (answer) {
      case RecordAnswer.Unavailable(var problem) -> new CheckResult.NotMade(List.of(problem));
      case RecordAnswer.Refuted(var problem) -> new CheckResult.Failed(List.of(problem));
      case RecordAnswer.Missing() ->
          grace.judgeMissing(
              attestation.verified().flatMap(VerifiedSdJwtVc::issuedAt), attestation.time());
      case RecordAnswer.Found(var registrations, _) -> judge(registrations.getFirst(), attestation);
    };
  }

  private static CheckResult judge(Registration first, Attestation attestation) {
    if (!(first.statement().change() instanceof Change.Issued)) {
      return CheckResult.failed(
          REGISTRATION_MISMATCH, "The registry has no entry that the credential was issued.");
    }
    if (!attestation.issuer().orElseThrow().accreditedAt(first.registeredAt())) {
      return CheckResult.failed(
          UNTRUSTED_ISSUER, "The issuer was not accredited when the credential was registered.");
    }
    return CheckResult.notMade(
        REGISTRATION_NOT_COMPARABLE,
        "The registry knows the award as an Open Badge, with which this cannot be compared.");
  }
}
