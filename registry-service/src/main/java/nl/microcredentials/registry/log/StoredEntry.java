package nl.microcredentials.registry.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One leaf of the log. It is written once; the database refuses UPDATE and DELETE as well, see
 * {@code V1__log.sql}.
 */
@Entity
@Immutable
@Table(name = "log_entry")
class StoredEntry {

  /** Dense and zero-based. */
  @Id
  @Column(name = "leaf_index")
  long leafIndex;

  @Column(name = "leaf_hash", nullable = false)
  byte[] leafHash;

  /** The leaf itself, see {@link nl.microcredentials.core.log.LogEntry}. */
  @Column(nullable = false)
  byte[] bytes;

  @Column(name = "statement_id", nullable = false)
  UUID statementId;

  @Column(name = "record_id", nullable = false)
  UUID recordId;

  StoredEntry() {} // for Hibernate
}
