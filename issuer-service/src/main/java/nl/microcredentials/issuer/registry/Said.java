package nl.microcredentials.issuer.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Statement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event in the history of a credential.
 *
 * @param kind issued, renewed, revoked, suspended, reinstated or replaced
 * @param replacedBy the credential that took its place, if it was replaced
 * @param by client that asked for it
 */
@Schema(name = "Event")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Said(
    String kind,
    String reason,
    String replacedBy,
    Instant occurredAt,
    String by,
    RegistrationView registration) {

  static Said of(StatementRow row) {
    return new Said(
        row.kind,
        row.reason,
        replacedBy(row),
        row.occurredAt,
        row.saidBy,
        RegistrationView.of(row));
  }

  private static String replacedBy(StatementRow row) {
    return Statement.parse(CompactJws.parse(row.jws)).change()
            instanceof Change.Replaced(var successor, _)
        ? UrnUuid.of(successor)
        : null;
  }
}
