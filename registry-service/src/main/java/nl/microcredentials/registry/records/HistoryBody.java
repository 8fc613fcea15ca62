package nl.microcredentials.registry.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.registry.log.Log;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that was stated about one credential, oldest first. */
@Schema(name = "RecordHistory")
record HistoryBody(
    @Schema(examples = "urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962") String record,
    @Schema(examples = "revoked") String status,
    List<Event> events) {

  /** One statement in the log. */
  @Schema(name = "RecordEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      @Schema(examples = "1") long leafIndex,
      @Schema(examples = "2026-11-23T09:00:00.120Z") String registeredAt,
      @Schema(examples = "urn:uuid:8c0d8d1c-8ab6-4d0c-9b2a-0f5b8f6a2e11") String statement,
      @Schema(examples = "revoked") String kind,
      @Schema(examples = "did:web:issuer.example:hogeschool-voorbeeld") String institution,
      @Schema(examples = "2026-11-23T09:00:00Z", description = "When the institution said it")
          String issuedAt,
      @Schema(examples = "2026-11-23T08:59:30Z", description = "When it happened")
          String occurredAt,
      @Schema(examples = "issued-in-error") String reason,
      @Schema(examples = "urn:uuid:5a3f6ad0-55a7-4f4c-8a37-8f2e3c1b7a60") String replacedBy) {}

  static HistoryBody of(NationalRecord record, List<Log.Leaf> leaves) {
    return new HistoryBody(
        UrnUuid.of(record.id), record.status, leaves.stream().map(HistoryBody::event).toList());
  }

  private static Event event(Log.Leaf leaf) {
    var statement = Statement.parse(leaf.jws());
    return switch (statement.change()) {
      case Change.Issued issued -> event(leaf, statement, issued.awardedDate(), null, null);
      case Change.Revoked(var reason, var at) -> event(leaf, statement, at, reason, null);
      case Change.Suspended(var reason, var at) -> event(leaf, statement, at, reason, null);
      case Change.Reinstated(var reason, var at) -> event(leaf, statement, at, reason, null);
      case Change.Replaced(var by, var at) -> event(leaf, statement, at, null, by);
      case Change.Renewed(_, var at) -> event(leaf, statement, at, null, null);
    };
  }

  private static Event event(
      Log.Leaf leaf, Statement statement, Instant occurredAt, Change.Reason reason, UUID by) {
    return new Event(
        leaf.leafIndex(),
        leaf.entry().registeredAt().toString(),
        UrnUuid.of(statement.id()),
        statement.kind().code(),
        statement.issuer(),
        statement.issuedAt().toString(),
        occurredAt.toString(),
        reason == null ? null : reason.code(),
        by == null ? null : UrnUuid.of(by));
  }
}
