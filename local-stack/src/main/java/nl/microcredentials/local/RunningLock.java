package nl.microcredentials.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by {@code up} as long as it runs. The system lets it go when the process ends, however it
 * ends, so that it never speaks of a stack that is gone.
 */
final class RunningLock implements AutoCloseable {

  private final FileChannel file;
  private final FileLock lock;

  private RunningLock(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Takes the lock, unless another process has it. */
  static Optional<RunningLock> take(Path folder) {
    try {
      var file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = file.tryLock();
      if (lock == null) {
        file.close();
        return Optional.empty();
      }
      return Optional.of(new RunningLock(file, lock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether some process has the lock. */
  static boolean isTaken(Path folder) {
    var taken = take(folder);
    taken.ifPresent(RunningLock::close);
    return taken.isEmpty();
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
