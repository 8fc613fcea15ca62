package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.log.NoteVerifier;

/**
 * Everything the log holds about one credential, in the order of the log.
 *
 * <p>That nothing was left out is the registry's word; a monitor that reads the whole log sees it.
 */
public record RecordProof(UUID record, List<Receipt> entries) {

  private static final int MAX_ENTRIES = 10_000;

  public RecordProof {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw malformed("The proof of a record has no entries.");
    }
  }

  /** Reads the answer of the registry without judging it. */
  public static RecordProof parse(ObjectNode json) {
    var members = Members.of(json);
    var proof =
        new RecordProof(
            members.uuid("record"), members.objects("entries", MAX_ENTRIES, Receipt::read));
    members.end();
    return proof;
  }

  /**
   * Returns what is registered, oldest first, if all of it is in the log, is about this record, and
   * is possible in this order.
   *
   * @throws nl.microcredentials.core.problem.Refused otherwise
   */
  public List<Registration> verify(NoteVerifier log) {
    var registrations = new ArrayList<Registration>();
    Optional<RecordStatus> status = Optional.empty();
    var last = -1L;
    for (var receipt : entries) {
      var registration = receipt.verify(log);
      if (!registration.statement().record().equals(record) || receipt.leafIndex() <= last) {
        throw malformed("The entries are not those of the record, in the order of the log.");
      }
      status = RecordStatus.after(status, registration.statement().kind());
      if (status.isEmpty()) {
        throw malformed("The entries of the record contradict each other.");
      }
      last = receipt.leafIndex();
      registrations.add(registration);
    }
    return registrations;
  }

  public ObjectNode toJson() {
    var json = StrictJson.object().put("record", UrnUuid.of(record));
    var array = json.putArray("entries");
    entries.forEach(entry -> array.add(entry.toJson()));
    return json;
  }
}
