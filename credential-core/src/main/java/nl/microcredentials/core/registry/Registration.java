package nl.microcredentials.core.registry;

import java.time.Instant;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.log.Checkpoint;

/**
 * A statement that is shown to be in the log.
 *
 * @param jws the statement as its issuer signed it
 * @param registeredAt the registry's own clock, the only one that an issuer cannot set
 */
public record Registration(
    Statement statement, CompactJws jws, Instant registeredAt, Checkpoint checkpoint) {}
