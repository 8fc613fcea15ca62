package nl.microcredentials.registry.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.core.merkle.CompactRange;
import org.hibernate.annotations.Immutable;

/** A checkpoint that was signed, and what the next append needs to go on from it. */
@Entity
@Immutable
@Table(name = "log_checkpoint")
class StoredCheckpoint {

  @Id
  @Column(name = "tree_size")
  long treeSize;

  @Column(nullable = false)
  byte[] frontier;

  @Column(nullable = false)
  String note;

  StoredCheckpoint() {} // for Hibernate

  StoredCheckpoint(CompactRange range, SignedNote note) {
    this.treeSize = range.size();
    this.frontier = range.toBytes();
    this.note = note.toString();
  }

  SignedNote signedNote() {
    return SignedNote.parse(note);
  }

  CompactRange range() {
    return CompactRange.of(treeSize, frontier);
  }
}
