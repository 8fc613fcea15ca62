package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.SUSPENDED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import nl.microcredentials.core.credential.CredentialReference;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.BitstringStatus;
import nl.microcredentials.core.statuslist.BitstringStatusListEntry;
import nl.microcredentials.core.statuslist.StatusPurpose;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.policy.Policy;
import nl.microcredentials.verifier.status.StatusLists;

/**
 * Is it neither revoked nor suspended?
 *
 * <p>Two sources are asked, the issuer's status lists and the national record, and the worse answer
 * counts: an Open Badge has room for one status only, so a suspension stands in the record alone.
 */
@ApplicationScoped
class StatusCheck implements Check {

  /** As many documents are fetched for one credential, at most. */
  private static final int MAXIMUM_ENTRIES = 8;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,60}");

  private final StatusLists lists;
  private final RecordQuestion registry;

  StatusCheck(StatusLists lists, RecordQuestion registry) {
    this.lists = lists;
    this.registry = registry;
  }

  @Override
  public CheckName name() {
    return CheckName.STATUS;
  }

  @Override
  public CheckResult check(Examination examination) {
    var offline = examination.reasonToStayOffline();
    if (offline.isPresent()) {
      return new CheckResult.NotMade(List.of(offline.get()));
    }
    return examination.answer(credential -> check(credential, examination));
  }

  private CheckResult check(VerifiableCredential credential, Examination examination) {
    var findings = new Findings();
    var entries = credential.credentialStatus();
    if (entries.size() > MAXIMUM_ENTRIES) {
      findings.doubt(REMOTE_LIMIT_EXCEEDED, "The credential has too many status entries.");
    } else {
      var issuer = credential.issuer();
      entries.forEach(entry -> checkEntry(entry, issuer, examination.policy(), findings));
    }
    if (examination.policy() instanceof NationalPolicy) {
      RecordedStatus.check(registry.ask(examination), findings);
    }
    return findings.result();
  }

  private void checkEntry(
      CredentialReference reference, String issuer, Policy policy, Findings findings) {
    if (!reference.type().equals(BitstringStatusListEntry.TYPE)) {
      findings.doubt(
          STATUS_TYPE_UNKNOWN,
          "The status type %s is not known.".formatted(nameOf(reference.type())));
      return;
    }
    try {
      var entry = BitstringStatusListEntry.parse(reference.json());
      var purpose = StatusPurpose.of(entry.statusPurpose());
      if (purpose.isEmpty()) {
        findings.doubt(
            STATUS_TYPE_UNKNOWN,
            "The status purpose %s is not known.".formatted(nameOf(entry.statusPurpose())));
        return;
      }
      var list = lists.get(entry.statusListCredential(), issuer, policy);
      check(purpose.get(), entry.statusIn(list), findings);
    } catch (Refused e) {
      findings.doubt(e.type(), e.detail());
    }
  }

  /** A message and a better credential that can be had leave this one in force. */
  private static void check(StatusPurpose purpose, BitstringStatus status, Findings findings) {
    if (status.valid()) {
      return;
    }
    switch (purpose) {
      case REVOCATION -> findings.fail(REVOKED, "The status list of the issuer says so.");
      case SUSPENSION -> findings.fail(SUSPENDED, "The status list of the issuer says so.");
      case MESSAGE, REFRESH -> {
        // for the reader to know
      }
    }
  }

  /** A name that stands in the credential, if it is one that can be repeated without harm. */
  private static String nameOf(String name) {
    return NAME.matcher(name).matches() ? name : "without a plain name";
  }
}
