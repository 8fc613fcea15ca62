package nl.microcredentials.registry.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.LogRefused;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.registry.RegistryConfig;
import org.jboss.logging.Logger;

/**
 * The last checkpoint, kept outside the database.
 *
 * <p>A database that was restored from an old backup looks flawless. Going on from it would sign
 * another history for leaves that were already published; this file remembers them.
 */
@ApplicationScoped
class CheckpointFile {

  private static final Logger LOG = Logger.getLogger(CheckpointFile.class);

  private final Path file;
  private final LogKey key;

  /** Whether the last checkpoint could be written; part of readiness. */
  private volatile boolean writable = true;

  CheckpointFile(RegistryConfig config, LogKey key) {
    this.file = config.log().checkpointFile().toAbsolutePath();
    this.key = key;
  }

  /**
   * The checkpoint that was written last; nothing if there is no file yet.
   *
   * @throws LogUnavailable if there is a file, and it is not a checkpoint of this log
   */
  Optional<Checkpoint> read() {
    try {
      var note = SignedNote.parse(Files.readAllBytes(file));
      return Optional.of(Checkpoint.verify(note, key.verifier()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (LogRefused e) {
      throw new LogUnavailable("The checkpoint file is not a checkpoint of this log.");
    } catch (IOException e) {
      LOG.error("The checkpoint file cannot be read", e);
      throw new LogUnavailable("The checkpoint file cannot be read.");
    }
  }

  boolean isWritable() {
    return writable;
  }

  /**
   * Writes the checkpoint so that after a crash the file holds either the old or the new one.
   *
   * <p>A failure does not undo what is committed, and a file that is behind the database does no
   * harm. It is reported by readiness.
   */
  void write(SignedNote note) {
    try {
      var temporary = Files.createTempFile(file.getParent(), ".checkpoint", null);
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(note.toBytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        directory.force(true); // the new name itself
      }
      writable = true;
    } catch (IOException e) {
      writable = false;
      LOG.error("The checkpoint file cannot be written", e);
    }
  }
}
