package nl.microcredentials.verifier.attestations;

import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_NOT_COMPARABLE;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Registration;
import nl.microcredentials.core.sdjwt.vc.RegistrationClaim;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.checks.RegistrationGrace;
import nl.microcredentials.verifier.registry.RecordAnswer;
import nl.microcredentials.verifier.registry.Records;

/**
 * Does the national registry's log hold it, unchanged? What the holder withholds makes no
 * difference: what is compared is what the issuer signed, and with it the digests of everything.
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
        .orElseGet(AttestationRegistration::notComparable);
  }

  private static CheckResult notComparable() {
    return CheckResult.notMade(
        REGISTRATION_NOT_COMPARABLE, "The credential does not say how it is registered.");
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

  private CheckResult judge(Registration first, Attestation attestation) {
    if (!(first.statement().change() instanceof Change.Issued issued)) {
      return CheckResult.failed(
          REGISTRATION_MISMATCH, "The registry has no entry that the credential was issued.");
    }
    if (!attestation.issuer().orElseThrow().accreditedAt(first.registeredAt())) {
      return CheckResult.failed(
          UNTRUSTED_ISSUER, "The issuer was not accredited when the credential was registered.");
    }
    var verified = attestation.verified().orElseThrow();
    if (!verified.claims().has(RegistrationClaim.NAME)) {
      return notComparable();
    }
    return isRegistered(verified, issued)
        ? CheckResult.passed()
        : CheckResult.failed(
            REGISTRATION_MISMATCH, "The credential is not the one that was registered.");
  }

  private boolean isRegistered(VerifiedSdJwtVc verified, Change.Issued issued) {
    try {
      var registration = verified.registration().orElseThrow();
      return registration.log().equals(records.origin())
          && issued.commitments().contains(registration.commitmentTo(verified.signed()));
    } catch (MalformedInputException e) {
      return false; // without a salt there is no commitment
    }
  }
}
