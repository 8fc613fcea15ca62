package nl.microcredentials.core.statuslist;

/**
 * What a Token Status List says about one token. A verifier may go on with {@link Valid} alone; the
 * other types differ in why not.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-7.1">
 *     Token Status List (draft 21), 7.1 Status Types Values</a>
 */
public sealed interface StatusType {

  StatusType VALID = new Valid();
  StatusType INVALID = new Invalid();
  StatusType SUSPENDED = new Suspended();

  /** The largest value, which needs all of eight bits. */
  int MAXIMUM = 0xff;

  /** The value in a list. */
  int value();

  /** Nothing is said against the token. */
  record Valid() implements StatusType {
    @Override
    public int value() {
      return 0x00;
    }
  }

  /** The token was revoked. */
  record Invalid() implements StatusType {
    @Override
    public int value() {
      return 0x01;
    }
  }

  /** The token does not count for the time being. */
  record Suspended() implements StatusType {
    @Override
    public int value() {
      return 0x02;
    }
  }

  /** The meaning is between issuer and verifier: 0x03 and 0x0C to 0x0F. */
  record ApplicationSpecific(int value) implements StatusType {
    public ApplicationSpecific {
      if (!isApplicationSpecific(value)) {
        throw new IllegalArgumentException("%d is not application specific".formatted(value));
      }
    }
  }

  /** Without a meaning so far. */
  record Unregistered(int value) implements StatusType {
    public Unregistered {
      if (value < 0x04 || value > MAXIMUM || isApplicationSpecific(value)) {
        throw new IllegalArgumentException("%d is not unregistered".formatted(value));
      }
    }
  }

  /**
   * The type with this value.
   *
   * @throws IllegalArgumentException if it is not one of eight bits
   */
  static StatusType of(int value) {
    return switch (value) {
      case 0x00 -> VALID;
      case 0x01 -> INVALID;
      case 0x02 -> SUSPENDED;
      default ->
          isApplicationSpecific(value) ? new ApplicationSpecific(value) : new Unregistered(value);
    };
  }

  private static boolean isApplicationSpecific(int value) {
    return value == 0x03 || value >= 0x0c && value <= 0x0f;
  }
}
