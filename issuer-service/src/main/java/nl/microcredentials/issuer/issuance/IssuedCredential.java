package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;

/**
 * A credential that was released.
 *
 * @param institution short name of the institution that issued it
 * @param json with its proof
 */
public record IssuedCredential(
    UUID id,
    String institution,
    String achievement,
    RecordStatus status,
    UUID statusList,
    Instant issuedAt,
    ObjectNode json) {}
