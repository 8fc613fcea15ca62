package nl.microcredentials.issuer.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** One event to be told to one webhook. */
@Entity
@Table(name = "webhook_delivery")
class WebhookDelivery {

  /** Whether the receiver has confirmed it. */
  enum State {
    PENDING,
    DELIVERED,
    /** It was tried for days. It is tried again if somebody asks for that. */
    ABANDONED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** By which the receiver recognises that it has had it before. */
  @Id UUID id;

  @Generated
  @Column(insertable = false, updatable = false)
  long sequence;

  @Column(nullable = false, updatable = false)
  String institution;

  @Column(nullable = false, updatable = false)
  String webhook;

  @Column(nullable = false, updatable = false)
  String event;

  @Column(name = "credential_id", nullable = false, updatable = false)
  UUID credentialId;

  @Column(name = "occurred_at", nullable = false, updatable = false)
  Instant occurredAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  State state;

  @Column(nullable = false)
  int attempts;

  @Column(name = "next_attempt_at", nullable = false)
  Instant nextAttemptAt;

  @Column(name = "last_attempt_at")
  Instant lastAttemptAt;

  /** The status code of the last answer; null if there was none. */
  @Column(name = "last_status")
  Integer lastStatus;

  @Column(name = "last_problem")
  String lastProblem;

  WebhookDelivery() {} // for Hibernate
}
