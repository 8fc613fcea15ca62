package nl.microcredentials.issuer.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.status.ListedStatuses.Change;

/**
 * The statuses in a list as they were.
 *
 * <p>Anybody may ask for any second of the past. So the changes of a list are fetched once after
 * each of them and not for each question: a list has few, and to find them is work for the
 * database.
 */
@ApplicationScoped
class StatusHistory {

  private final ListedStatuses statuses;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  StatusHistory(ListedStatuses statuses) {
    this.statuses = statuses;
  }

  /** The statuses at {@code time} by what was said until then; active ones are left out. */
  Map<Integer, RecordStatus> asOf(StatusList list, Instant time) {
    var then = new HashMap<Integer, RecordStatus>();
    for (var change : changesOf(list)) {
      if (change.occurredAt().isAfter(time)) {
        continue;
      }
      if (change.status() == RecordStatus.ACTIVE) {
        then.remove(change.index());
      } else {
        then.put(change.index(), change.status());
      }
    }
    return then;
  }

  private List<Change> changesOf(StatusList list) {
    var found = known.get(list.id);
    if (found == null || !found.changedAt().equals(list.changedAt)) {
      found = new Known(list.changedAt, statuses.changes(list.id));
      known.put(list.id, found);
    }
    return found.changes();
  }

  /**
   * The changes of a list.
   *
   * @param changedAt a time of change that they include; perhaps they include later ones
   */
  private record Known(Instant changedAt, List<Change> changes) {}
}
