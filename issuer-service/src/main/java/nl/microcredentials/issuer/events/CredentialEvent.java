package nl.microcredentials.issuer.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something happened to a credential. It is fired as a CDI event in the transaction in which it
 * happened: whoever writes something down because of it does so together with it, or neither
 * happens.
 *
 * @param institution short name
 * @param by client or person that asked for it, or the part of this service that did it
 */
public record CredentialEvent(
    Kind kind, String institution, UUID credential, Instant at, String by) {

  /** What can happen. */
  public enum Kind {
    ISSUED,
    REGISTERED,
    CLAIMED,
    SUSPENDED,
    REINSTATED,
    REVOKED,
    REPLACED,
    RENEWED;

    /** The value in JSON, such as {@code issued}. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
