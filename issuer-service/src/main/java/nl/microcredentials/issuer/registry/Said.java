package nl.microcredentials.issuer.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event in the history of a credential.
 *
 * @param kind issued, revoked, suspended, reinstated or replaced
 * @param by client that asked for it
 */
@Schema(name = "Event")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Said(
    String kind, String reason, Instant occurredAt, String by, RegistrationView registration) {

  static Said of(StatementRow row) {
    return new Said(row.kind, row.reason, row.occurredAt, row.saidBy, RegistrationView.of(row));
  }
}
