package nl.microcredentials.issuer.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;

/**
 * What a list says at one time, before it is put into a form. Every form is made from it, so that
 * none can say something else than another.
 *
 * @param validFrom when the statuses were these
 * @param validUntil when they must not be relied upon any more
 * @param timeToLive how long others may keep a copy; nothing for a list of the past
 * @param signedAt the time that stands in the proof
 * @param statuses by index; an index that is not there is active or not in use, which looks alike
 */
record StatusSnapshot(
    UUID list,
    StatusListOwner owner,
    Instant validFrom,
    Instant validUntil,
    Optional<Duration> timeToLive,
    Instant signedAt,
    Map<Integer, RecordStatus> statuses) {

  StatusSnapshot {
    statuses = Map.copyOf(statuses);
  }
}
