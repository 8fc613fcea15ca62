package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;

/**
 * A credential that was released.
 *
 * @param institution short name of the institution that issued it
 * @param edition number of the present edition, from 1; a renewal makes the next
 * @param replaces the credential that it corrects
 * @param replacedBy the credential that corrects it
 * @param json the present edition, with its proof
 */
public record IssuedCredential(
    UUID id,
    String institution,
    String achievement,
    RecordStatus status,
    UUID statusList,
    Instant issuedAt,
    int edition,
    Optional<UUID> replaces,
    Optional<UUID> replacedBy,
    ObjectNode json) {}
