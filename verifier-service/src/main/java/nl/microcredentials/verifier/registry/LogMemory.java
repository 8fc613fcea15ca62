package nl.microcredentials.verifier.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nl.microcredentials.core.log.Checkpoint;

/**
 * The newest checkpoint this process has seen. A log that becomes shorter, or has two roots for one
 * size, shows different people different histories.
 */
@ApplicationScoped
class LogMemory {

  private final AtomicReference<Checkpoint> newest = new AtomicReference<>();

  /** What an answer must not fall behind; ask before the question is sent. */
  Optional<Checkpoint> newest() {
    return Optional.ofNullable(newest.get());
  }

  /**
   * Whether {@code checkpoint} continues what was seen, as far as two checkpoints can show.
   *
   * @param before the newest one when the question was sent; an answer to an earlier question may
   *     rightly arrive after that to a later one
   */
  boolean accept(Checkpoint checkpoint, Optional<Checkpoint> before) {
    if (before.filter(seen -> checkpoint.size() < seen.size()).isPresent()
        || before.filter(seen -> contradicts(checkpoint, seen)).isPresent()) {
      return false;
    }
    var kept =
        newest.accumulateAndGet(
            checkpoint, (seen, next) -> seen == null || next.size() > seen.size() ? next : seen);
    return !contradicts(checkpoint, kept);
  }

  private static boolean contradicts(Checkpoint one, Checkpoint other) {
    return one.size() == other.size() && !one.rootHash().equals(other.rootHash());
  }
}
