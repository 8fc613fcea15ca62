package nl.microcredentials.verifier.attestations;

import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.SUSPENDED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.checks.Findings;
import nl.microcredentials.verifier.checks.RecordedStatus;
import nl.microcredentials.verifier.registry.Records;
import nl.microcredentials.verifier.status.TokenStatusLists;

/**
 * Is it neither revoked nor suspended? The issuer's status list is asked, and the national record
 * if the attestation says its number; the worse answer counts.
 */
@ApplicationScoped
class AttestationStatus {

  private final TokenStatusLists lists;
  private final Records records;

  AttestationStatus(TokenStatusLists lists, Records records) {
    this.lists = lists;
    this.records = records;
  }

  CheckResult check(Attestation attestation) {
    var offline = attestation.reasonToStayOffline();
    if (offline.isPresent()) {
      return new CheckResult.NotMade(List.of(offline.get()));
    }
    var findings = new Findings();
    checkList(attestation.verified().orElseThrow(), attestation, findings);
    attestation
        .askRecord(records::find)
        .ifPresent(answer -> RecordedStatus.check(answer, findings));
    return findings.result();
  }

  /**
   * The specification calls a token without a status valid. A micro-credential can always be
   * withdrawn, so that one without a status is one of which nobody can find out.
   */
  private void checkList(VerifiedSdJwtVc verified, Attestation attestation, Findings findings) {
    try {
      var reference = verified.status();
      if (reference.isEmpty()) {
        findings.doubt(
            STATUS_TYPE_UNKNOWN, "The attestation does not say where its status can be found.");
        return;
      }
      var list = lists.get(reference.get().uri(), attestation.issuerId(), attestation.policy());
      check(list.statusOf(reference.get()), findings);
    } catch (Refused e) {
      findings.doubt(e.type(), e.detail());
    }
  }

  private static void check(StatusType status, Findings findings) {
    switch (status) {
      case StatusType.Valid() -> {
        // in force
      }
      case StatusType.Invalid() -> findings.fail(REVOKED, "The status list of the issuer says so.");
      case StatusType.Suspended() ->
          findings.fail(SUSPENDED, "The status list of the issuer says so.");
      case StatusType.ApplicationSpecific(var value) -> doubt(value, findings);
      case StatusType.Unregistered(var value) -> doubt(value, findings);
    }
  }

  private static void doubt(int value, Findings findings) {
    findings.doubt(STATUS_TYPE_UNKNOWN, "The status %d is not known.".formatted(value));
  }
}
