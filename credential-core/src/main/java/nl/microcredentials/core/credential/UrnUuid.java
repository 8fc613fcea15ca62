package nl.microcredentials.core.credential;

import java.util.Optional;
import java.util.UUID;

/**
 * Ids of credentials and statements, such as {@code urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962}:
 * one id, one spelling.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-4">RFC 9562, 4: UUID Format</a>
 */
public final class UrnUuid {

  private static final String PREFIX = "urn:uuid:";

  private UrnUuid() {}

  public static String of(UUID id) {
    return PREFIX + id;
  }

  /** Returns nothing if {@code urn} is not one in lower case. */
  public static Optional<UUID> parse(String urn) {
    return urn.startsWith(PREFIX) ? parseUuid(urn.substring(PREFIX.length())) : Optional.empty();
  }

  /** Reads the UUID alone. The JDK's own parser takes {@code 1-1-1-1-1} and upper case as well. */
  public static Optional<UUID> parseUuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
