package nl.microcredentials.issuer.approvals;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.approvals.Approval.State;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.CredentialIssuer;
import nl.microcredentials.issuer.issuance.Replacements;
import nl.microcredentials.issuer.learners.Learners;

/**
 * Decides about completions that wait. An approval and the intent to issue are one transaction:
 * what was approved is issued, whatever happens after it.
 */
@ApplicationScoped
class ExamBoard {

  private final Approvals approvals;
  private final StoredCompletions completions;
  private final CredentialIssuer issuer;
  private final Replacements replacements;
  private final Learners learners;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  ExamBoard(
      Approvals approvals,
      StoredCompletions completions,
      CredentialIssuer issuer,
      Replacements replacements,
      Learners learners,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.approvals = approvals;
    this.completions = completions;
    this.issuer = issuer;
    this.replacements = replacements;
    this.learners = learners;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is decided.
   *
   * @param outcome approved or rejected
   */
  record Decision(State outcome, Optional<String> reason) {}

  /**
   * Decides, once: of several at the same time one decides, and who says the same again changes
   * nothing.
   *
   * @return nothing if {@code institution} has no such approval
   * @throws SelfApproval if the completion was reported by {@code by}
   * @throws DecisionConflict if the opposite was decided
   * @throws nl.microcredentials.issuer.completions.CompletionRefused if the completion breaks a
   *     rule by now; it goes on waiting
   * @throws nl.microcredentials.issuer.issuance.StatusConflict if what it corrects does not count
   *     any more
   */
  Optional<Approval> decide(Institution institution, UUID id, Decision decision, Reporter by) {
    var decided =
        transactions.run(() ->
            approvals
                .lock(institution, id)
                .map(approval -> decide(institution, approval, decision, by)));
    decided.map(approval -> approval.awardId).ifPresent(award -> issuer.redeem(award, by.name()));
    return decided;
  }

  private Approval decide(
      Institution institution, Approval approval, Decision decision, Reporter by) {
    if (approval.state == decision.outcome()) {
      return approval;
    }
    if (approval.state != State.WAITING) {
      throw new DecisionConflict("The completion was %s.".formatted(approval.state.code()));
    }
    if (decision.outcome() == State.APPROVED) {
      if (approval.isReportedBy(by)) {
        throw new SelfApproval();
      }
      approval.awardId = intend(institution, approval);
    }
    approval.state = decision.outcome();
    approval.decidedBy = by.name();
    approval.decidedAt = clock.instant();
    approval.reason =
        decision
            .reason()
            .map(
                reason -> learners.encrypt(approval.learnerId, reason.getBytes(UTF_8), approval.id))
            .orElse(null);
    audit.add(
        approval.institution,
        by.name(),
        "completion-" + approval.state.code(),
        approval.id.toString());
    return approval;
  }

  private UUID intend(Institution institution, Approval approval) {
    var completion = completions.read(approval);
    return approval.replaces == null
        ? issuer.intend(institution, completion, approval.reportedBy)
        : replacements
            .intend(institution, approval.replaces, completion, approval.reportedBy)
            .orElseThrow()
            .award();
  }

  /** Why it was decided so. */
  Optional<String> reasonOf(Approval approval) {
    return Optional.ofNullable(approval.reason)
        .map(
            reason -> new String(learners.decrypt(approval.learnerId, reason, approval.id), UTF_8));
  }
}
