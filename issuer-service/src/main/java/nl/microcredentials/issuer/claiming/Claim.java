package nl.microcredentials.issuer.claiming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Whether a learner has taken a credential into possession. */
@Entity
@Table(name = "claim")
class Claim {

  @Id
  @Column(name = "award_id")
  UUID awardId;

  @Column(nullable = false, updatable = false)
  String institution;

  @Column(name = "created_at", nullable = false, updatable = false)
  Instant createdAt;

  /** Null as long as it is unclaimed, which may be for ever. */
  @Column(name = "claimed_at")
  Instant claimedAt;

  /** Messages that the mail server has taken. */
  @Column(nullable = false)
  int invitations;

  @Column(name = "last_invited_at")
  Instant lastInvitedAt;

  /** Null if no message is due. */
  @Column(name = "next_invitation_at")
  Instant nextInvitationAt;

  /** Attempts to send the next message that failed. */
  @Column(nullable = false)
  int failures;

  /** Why the last message was not sent; without an address. */
  @Column(name = "last_problem")
  String lastProblem;

  /** Null if the learner does not show the credential to others. */
  @Column(name = "share_token")
  String shareToken;

  /** Null unless its learner is erased; then nobody gets in any more. */
  @Column(name = "erased_at")
  Instant erasedAt;

  Claim() {} // for Hibernate

  Claim(UUID awardId, String institution, Instant createdAt) {
    this.awardId = awardId;
    this.institution = institution;
    this.createdAt = createdAt;
    this.nextInvitationAt = createdAt;
  }
}
