package nl.microcredentials.registry.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.merkle.CompactRange;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.problem.Refused;
import org.jboss.logging.Logger;

/** Where the log goes on, and whether it may. */
@ApplicationScoped
class LogHead {

  private static final Logger LOG = Logger.getLogger(LogHead.class);

  private final StoredCheckpoints checkpoints;
  private final CheckpointFile file;
  private final LogKey key;

  LogHead(StoredCheckpoints checkpoints, CheckpointFile file, LogKey key) {
    this.checkpoints = checkpoints;
    this.file = file;
    this.key = key;
  }

  /**
   * Says at start what is wrong, and catches up after a crash between commit and writing the file.
   */
  @ActivateRequestContext
  void start(@Observes StartupEvent event) {
    LOG.infof("The public key of the log is %s", key.verifier());
    try {
      read();
      checkpoints.latest().map(StoredCheckpoint::signedNote).ifPresent(file::write);
    } catch (Refused e) {
      LOG.errorf("The log does not go on: %s", e.detail());
    }
  }

  /**
   * Returns the tree so far, after these checks: the newest checkpoint in the database is ours and
   * fits the frontier beside it; the one in the file is on the way to it.
   *
   * @throws LogUnavailable otherwise
   */
  CompactRange read() {
    var published = file.read(); // before the database, which may go on meanwhile
    var latest = checkpoints.latest();
    var range = latest.map(StoredCheckpoint::range).orElse(CompactRange.EMPTY);
    if (!latest.map(this::signedRoot).orElse(Hash.ofEmptyTree()).equals(range.root())) {
      throw new LogUnavailable("The database does not hold what was signed.");
    }
    published.ifPresent(checkpoint -> check(checkpoint, range.size()));
    return range;
  }

  private void check(Checkpoint published, long size) {
    if (published.size() > size) {
      throw new LogUnavailable("The database is older than the last published checkpoint.");
    }
    var then = Optional.ofNullable(checkpoints.findById(published.size())).map(this::signedRoot);
    if (!then.equals(Optional.of(published.rootHash()))) {
      throw new LogUnavailable("The database contradicts the last published checkpoint.");
    }
  }

  private Hash signedRoot(StoredCheckpoint stored) {
    try {
      var signed = Checkpoint.verify(stored.signedNote(), key.verifier());
      if (signed.size() == stored.treeSize) {
        return signed.rootHash();
      }
    } catch (Refused e) {
      LOG.error("A checkpoint in the database is not one of this log", e);
    }
    throw new LogUnavailable("The database does not hold what was signed.");
  }
}
