package nl.microcredentials.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** Ids of credentials as they stand in paths: the UUID alone, in lower case. */
public final class RecordId {

  private RecordId() {}

  public static UUID parse(String text) {
    return UrnUuid.parseUuid(text)
        .orElseThrow(() -> malformed("The id of the credential is not a UUID."));
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
