package nl.microcredentials.issuer.batches;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.Violation;

/** What a worker found out about a row. */
sealed interface Decision {

  /** The row has its outcome. */
  record Decided(RowOutcome outcome, Optional<UUID> credential, List<Violation> violations)
      implements Decision {

    static Decided with(RowOutcome outcome, UUID credential) {
      return new Decided(outcome, Optional.of(credential), List.of());
    }

    static Decided with(RowOutcome outcome, List<Violation> violations) {
      return new Decided(outcome, Optional.empty(), violations);
    }
  }

  /** Something that the row needs is away; asking again may help. */
  record NotYet() implements Decision {}
}
