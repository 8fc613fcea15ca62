package nl.microcredentials.issuer.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.issuer.issuance.Awards;

/** Remarks about changes of status; they may be personal and never leave the institution. */
@ApplicationScoped
class StatusNotes implements PanacheRepositoryBase<StatusNote, UUID> {

  private final Awards awards;
  private final Clock clock;

  StatusNotes(Awards awards, Clock clock) {
    this.awards = awards;
    this.clock = clock;
  }

  /** Adds a note to the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID award, RequestedChange change, String text) {
    var note = new StatusNote();
    note.id = UUID.randomUUID();
    note.awardId = award;
    note.kind = change.kind().code();
    note.note = awards.encrypt(award, text.getBytes(UTF_8), note.id);
    note.notedBy = change.by();
    note.notedAt = clock.instant();
    persist(note);
  }

  /**
   * A note as it is read.
   *
   * @param kind what was done to the credential, such as {@code revoked}
   */
  record Note(String kind, String note, String by, Instant at) {}

  /** The notes about one credential, oldest first. */
  @Transactional
  List<Note> of(UUID award) {
    return list("awardId = ?1 order by notedAt, id", award).stream()
        .map(row ->
            new Note(
                row.kind,
                new String(awards.decrypt(award, row.note, row.id), UTF_8),
                row.notedBy,
                row.notedAt))
        .toList();
  }
}
