package nl.microcredentials.issuer.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where an institution wants to be told what happens to its credentials. */
@Entity
@Table(name = "webhook")
class Webhook {

  /** Webhooks are named by their institution. */
  @Embeddable
  record Key(String institution, String name) implements Serializable {}

  @EmbeddedId Key key;

  @Column(nullable = false)
  String url;

  /** Such as {@code issued}. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(nullable = false)
  List<String> events;

  @Column(name = "secret_id", nullable = false)
  UUID secretId;

  @Column(name = "previous_secret_id")
  UUID previousSecretId;

  @Column(name = "previous_until")
  Instant previousUntil;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  Webhook() {} // for Hibernate

  Webhook(Key key) {
    this.key = key;
    this.secretId = UUID.randomUUID();
  }
}
