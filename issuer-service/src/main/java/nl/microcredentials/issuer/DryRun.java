package nl.microcredentials.issuer;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The query parameter by which a caller asks what would happen. It is read strictly, and nothing
 * else is passed over: who misspells it believes that nothing happens.
 */
public final class DryRun {

  /** Name of the parameter. */
  public static final String NAME = "dryRun";

  private DryRun() {}

  /**
   * Whether that is asked.
   *
   * @param query each parameter once, which is seen to before
   * @param others what the address has beside it
   * @throws MalformedInputException if it is neither true nor false, or if there is another
   *     parameter
   */
  public static boolean isAsked(Map<String, List<String>> query, String... others) {
    for (var name : query.keySet()) {
      if (!name.equals(NAME) && !Set.of(others).contains(name)) {
        throw malformed("There is a query parameter that this address does not have.");
      }
    }
    return switch (query.getOrDefault(NAME, List.of("false")).getFirst()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed("dryRun is true or false.");
    };
  }
}
