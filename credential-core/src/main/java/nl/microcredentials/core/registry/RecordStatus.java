package nl.microcredentials.core.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.microcredentials.core.registry.Change.Kind;

/**
 * What a credential is after all statements about it. The registry accepts only statements that
 * {@link #after} knows, and a verifier follows the same steps.
 */
public enum RecordStatus {
  ACTIVE,
  SUSPENDED,
  REVOKED,
  REPLACED;

  /** The value in JSON, such as {@code active}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RecordStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findAny();
  }

  /** The status that a statement of {@code kind}, if it is possible, leads to. */
  public static RecordStatus resultOf(Kind kind) {
    return switch (kind) {
      case ISSUED, REINSTATED, RENEWED -> ACTIVE;
      case SUSPENDED -> SUSPENDED;
      case REVOKED -> REVOKED;
      case REPLACED -> REPLACED;
    };
  }

  /**
   * Returns the status after a statement of {@code kind}, or nothing if that statement is
   * impossible now. Revocation and replacement are final. Only what is active can be renewed: so
   * the last statement about a credential says what it is, and no renewal undoes a suspension.
   *
   * @param before empty if nothing was ever stated
   */
  public static Optional<RecordStatus> after(Optional<RecordStatus> before, Kind kind) {
    if (before.isEmpty()) {
      return kind == Kind.ISSUED ? Optional.of(ACTIVE) : Optional.empty();
    }
    return switch (before.get()) {
      case ACTIVE ->
          switch (kind) {
            case SUSPENDED -> Optional.of(SUSPENDED);
            case REVOKED -> Optional.of(REVOKED);
            case REPLACED -> Optional.of(REPLACED);
            case RENEWED -> Optional.of(ACTIVE);
            case ISSUED, REINSTATED -> Optional.empty();
          };
      case SUSPENDED ->
          switch (kind) {
            case REINSTATED -> Optional.of(ACTIVE);
            case REVOKED -> Optional.of(REVOKED);
            case REPLACED -> Optional.of(REPLACED);
            case ISSUED, SUSPENDED, RENEWED -> Optional.empty();
          };
      case REVOKED, REPLACED -> Optional.empty();
    };
  }
}
