package nl.microcredentials.issuer.batches;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.csv.CsvLayout;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file of completions. Its rows stand beside it, see {@link BatchRows}. */
@Entity
@Table(name = "batch")
class Batch {

  /** What is happening to a batch. */
  enum State {
    /** The file is still being sent; it may yet be refused. */
    RECEIVING,
    WAITING,
    RUNNING,
    FINISHED,
    CANCELLED
  }

  @Id UUID id;

  /** The order in which the files came. */
  @Generated
  @Column(insertable = false, updatable = false)
  long sequence;

  @Column(nullable = false, updatable = false)
  String institution;

  @Column(name = "uploaded_by", nullable = false, updatable = false)
  String uploadedBy;

  /** The software it was uploaded with, if the access token names it. */
  @Column(name = "uploaded_with", updatable = false)
  String uploadedWith;

  /** Whether rows are only judged. */
  @Column(name = "dry_run", nullable = false, updatable = false)
  boolean dryRun;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  State state = State.RECEIVING;

  byte[] digest;

  /** Null for NDJSON. */
  @JdbcTypeCode(SqlTypes.JSON)
  CsvLayout layout;

  /** Wrapped; null when the results have been erased. */
  @Column(name = "data_key")
  byte[] dataKey;

  @Column(name = "created_at", nullable = false, updatable = false)
  Instant createdAt;

  @Column(name = "start_at", nullable = false, updatable = false)
  Instant startAt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "turn_at", nullable = false)
  Instant turnAt;

  @Column(nullable = false)
  int total;

  // How many rows have which outcome; changed together with the rows, by BatchRows alone.

  @Column(insertable = false, updatable = false)
  int issued;

  @Column(insertable = false, updatable = false)
  int already;

  /** For the exam board. */
  @Column(insertable = false, updatable = false)
  int waiting;

  @Column(name = "would_issue", insertable = false, updatable = false)
  int wouldIssue;

  @Column(insertable = false, updatable = false)
  int refused;

  @Column(insertable = false, updatable = false)
  int failed;

  @Column(insertable = false, updatable = false)
  int cancelled;

  Batch() {} // for Hibernate

  /** Who reports the completions of this file. */
  Reporter reporter() {
    return new Reporter(uploadedBy, Optional.ofNullable(uploadedWith), Optional.of(id));
  }

  int pending() {
    return total - issued - already - waiting - wouldIssue - refused - failed - cancelled;
  }
}
