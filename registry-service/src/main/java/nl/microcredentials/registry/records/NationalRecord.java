package nl.microcredentials.registry.records;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.AchievementSummary;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.registry.log.Log;

/** The present state of one credential, as the statements in the log make it. */
@Entity
@Table(name = "national_record")
class NationalRecord {

  /** Dutch law counts 28 hours for one credit. */
  private static final BigDecimal HOURS_PER_ECTS = BigDecimal.valueOf(28);

  @Id
  @Column(name = "record_id")
  UUID id;

  /** Where the credential was registered; lists are in this order. */
  @Column(name = "issued_leaf_index", nullable = false, updatable = false)
  long issuedLeafIndex;

  @Column(name = "registered_at", nullable = false, updatable = false)
  Instant registeredAt;

  @Column(nullable = false, updatable = false)
  String issuer;

  /** Code of a {@link RecordStatus}; all else stays as it was issued. */
  @Column(nullable = false)
  String status;

  @Column(nullable = false, updatable = false)
  String achievement;

  @Column(updatable = false)
  String level;

  @Column(nullable = false, updatable = false)
  String sector;

  @Column(name = "study_load", nullable = false, updatable = false)
  BigDecimal studyLoad;

  @Column(name = "study_load_unit", nullable = false, updatable = false)
  String studyLoadUnit;

  /** To compare sizes that were stated in different units. */
  @Column(name = "study_load_ects", nullable = false, updatable = false)
  BigDecimal studyLoadEcts;

  @Column(name = "awarded_at", nullable = false, updatable = false)
  Instant awardedAt;

  @Column(nullable = false, updatable = false)
  String[] codes;

  NationalRecord() {} // for Hibernate

  NationalRecord(Statement statement, Change.Issued issued, Log.Appended appended) {
    var summary = issued.achievement();
    this.id = statement.record();
    this.issuedLeafIndex = appended.leafIndex();
    this.registeredAt = appended.registeredAt();
    this.issuer = statement.issuer();
    this.status = RecordStatus.ACTIVE.code();
    this.achievement = summary.id();
    this.level = summary.levelOfQualification().orElse(null);
    this.sector = issued.sector().code();
    this.studyLoad = summary.studyLoad().value();
    this.studyLoadUnit = summary.studyLoad().unit();
    this.studyLoadEcts = ects(summary.studyLoad());
    this.awardedAt = issued.awardedDate();
    this.codes =
        summary.otherCodes().stream().map(AchievementSummary.Code::code).toArray(String[]::new);
  }

  private static BigDecimal ects(AchievementSummary.StudyLoad load) {
    return load.unit().equals("ects")
        ? load.value()
        : load.value().divide(HOURS_PER_ECTS, MathContext.DECIMAL64);
  }

  Optional<RecordStatus> status() {
    return RecordStatus.of(status);
  }
}
