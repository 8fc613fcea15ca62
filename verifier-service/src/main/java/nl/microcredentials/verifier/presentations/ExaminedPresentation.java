package nl.microcredentials.verifier.presentations;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.verdict.Outcome;
import nl.microcredentials.core.verdict.Verdict;
import nl.microcredentials.verifier.checks.Examined;

/**
 * The outcome of examining a presentation.
 *
 * @param policy name of the rules by which it was judged
 * @param own about the presentation itself
 * @param credentials about each credential in it, in their order; none if it cannot be read
 */
public record ExaminedPresentation(
    String policy, Verdict own, List<Examined> credentials, Instant time) {

  public ExaminedPresentation {
    credentials = List.copyOf(credentials);
  }

  /** Failure outweighs doubt, doubt outweighs success, wherever in it they are. */
  public Outcome outcome() {
    var outcomes =
        Stream.concat(Stream.of(own), credentials.stream().map(Examined::verdict))
            .map(Verdict::outcome)
            .toList();
    if (outcomes.contains(Outcome.INVALID)) {
      return Outcome.INVALID;
    }
    return outcomes.contains(Outcome.INDETERMINATE) ? Outcome.INDETERMINATE : Outcome.VALID;
  }
}
