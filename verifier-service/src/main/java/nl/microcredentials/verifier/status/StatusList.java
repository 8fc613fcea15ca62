package nl.microcredentials.verifier.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.statuslist.BitstringStatusList;

/**
 * A status list whose proof holds.
 *
 * @param timeToLive how long its issuer lets it be kept; nothing if it does not say
 */
public record StatusList(
    Set<String> purposes,
    BitstringStatusList bits,
    Instant validFrom,
    Instant validUntil,
    Optional<Duration> timeToLive) {}
