package nl.microcredentials.registry;

import java.util.UUID;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** Ids of credentials as they stand in paths: the UUID alone, in lower case. */
public final class RecordId {

  private RecordId() {}

  /** The JDK's own parser takes {@code 1-1-1-1-1} as well. */
  public static UUID parse(String text) {
    try {
      var id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw MalformedInputException.malformed("The id of the credential is not a UUID.");
  }

  public static Refused notRegistered() {
    return new NotRegistered();
  }

  private static final class NotRegistered extends Refused {

    private static final long serialVersionUID = 1;

    NotRegistered() {
      super(ProblemType.NOT_REGISTERED, "There is no such credential in the registry.");
    }
  }
}
