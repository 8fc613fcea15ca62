package nl.microcredentials.issuer.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A completion that waits, or what was decided about it; nothing about the learner.
 *
 * @param state waiting, approved or rejected
 * @param replaces the credential that it corrects, if it is a correction
 * @param batch the upload that it came with, if it came with one
 * @param reason what the exam board gave as its reason
 * @param credential what it led to, once it is approved
 */
@Schema(name = "Approval")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalView(
    UUID id,
    Approval.State state,
    String achievementId,
    String replaces,
    UUID batch,
    String reportedBy,
    Instant reportedAt,
    String decidedBy,
    Instant decidedAt,
    String reason,
    String credential) {

  static ApprovalView of(Approval approval) {
    return of(approval, Optional.empty());
  }

  static ApprovalView of(Approval approval, Optional<String> reason) {
    return new ApprovalView(
        approval.id,
        approval.state,
        approval.achievement,
        urn(approval.replaces),
        approval.batch,
        approval.reportedBy,
        approval.reportedAt,
        approval.decidedBy,
        approval.decidedAt,
        reason.orElse(null),
        urn(approval.awardId));
  }

  private static String urn(UUID id) {
    return id == null ? null : UrnUuid.of(id);
  }
}
