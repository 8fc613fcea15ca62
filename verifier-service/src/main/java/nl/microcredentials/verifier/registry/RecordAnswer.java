package nl.microcredentials.verifier.registry;

import java.util.List;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.registry.Registration;

/** What the national registry shows about one credential. */
public sealed interface RecordAnswer {

  /**
   * Every entry is in the log and signed by the issuer.
   *
   * @param registrations oldest first, never empty
   */
  record Found(List<Registration> registrations, Checkpoint checkpoint) implements RecordAnswer {}

  /** The registry has nothing about it. */
  record Missing() implements RecordAnswer {}

  /** What the registry shows does not hold together with the log or with the issuer. */
  record Refuted(Problem problem) implements RecordAnswer {}

  /** The registry cannot be asked, or not believed at the moment. */
  record Unavailable(Problem problem) implements RecordAnswer {}
}
