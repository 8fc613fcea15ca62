package nl.microcredentials.issuer.approvals;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.TimeCursor;

/** A completion that waits for the exam board, or what the board decided about it. */
@Entity
@Table(name = "approval")
class Approval {

  /** Decided once, and then for ever. */
  enum State {
    WAITING,
    APPROVED,
    REJECTED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> of(String code) {
      return Arrays.stream(values()).filter(state -> state.code().equals(code)).findAny();
    }
  }

  @Id UUID id;

  @Column(nullable = false, updatable = false)
  String institution;

  @Column(nullable = false, updatable = false)
  String achievement;

  @Column(name = "learner_id", nullable = false, updatable = false)
  UUID learnerId;

  /** Keyed hash of the record it comes from. */
  @Column(nullable = false, updatable = false)
  byte[] source;

  /** The credential that it corrects; null if it is no correction. */
  @Column(updatable = false)
  UUID replaces;

  @Column(updatable = false)
  UUID batch;

  /** Encrypted. */
  @Column(nullable = false, updatable = false)
  byte[] completion;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  State state = State.WAITING;

  @Column(name = "reported_by", nullable = false, updatable = false)
  String reportedBy;

  @Column(name = "reporting_client", updatable = false)
  String reportingClient;

  @Column(name = "reported_at", nullable = false, updatable = false)
  Instant reportedAt;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  /** Encrypted. */
  byte[] reason;

  /** What it led to; null unless it is approved. */
  @Column(name = "award_id")
  UUID awardId;

  Approval() {} // for Hibernate

  TimeCursor place() {
    return new TimeCursor(reportedAt, id);
  }

  /** Whether the same person or the same software reported it. */
  boolean isReportedBy(Reporter other) {
    return reportedBy.equals(other.name())
        || other.client().filter(client -> client.equals(reportingClient)).isPresent();
  }
}
