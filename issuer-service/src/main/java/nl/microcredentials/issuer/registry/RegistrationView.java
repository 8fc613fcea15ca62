package nl.microcredentials.issuer.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the national registry has confirmed a statement.
 *
 * @param leafIndex its place in the log, from 0; absent while pending
 * @param registeredAt by the registry's clock; absent while pending
 */
@Schema(name = "Registration")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationView(State state, Long leafIndex, Instant registeredAt) {

  /** Whether the registry has confirmed it. */
  public enum State {
    PENDING,
    REGISTERED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RegistrationView of(StatementRow row) {
    return new RegistrationView(
        row.receipt == null ? State.PENDING : State.REGISTERED, row.leafIndex, row.registeredAt);
  }
}
