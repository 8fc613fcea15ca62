package nl.microcredentials.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends the processes of the stack when the stack itself was killed and could not do so.
 *
 * <p>It is a small shell that reads from a pipe. However this process ends, the pipe ends with it;
 * what was not taken off the list by then is stopped, and the temporary folder is removed.
 */
public final class Watchdog implements AutoCloseable {

  private static final String SCRIPT = "watchdog.sh";

  private final Process shell;
  private final Writer list;

  private Watchdog(Process shell) {
    this.shell = shell;
    this.list = shell.outputWriter(StandardCharsets.UTF_8);
  }

  public static Watchdog start() {
    try (InputStream script = Watchdog.class.getResourceAsStream(SCRIPT)) {
      var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return new Watchdog(
          new ProcessBuilder(List.of("/bin/sh", "-c", text, "microcred-watchdog"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new CannotStart("The shell /bin/sh cannot be started.", e);
    }
  }

  /** Puts a process on the list, with the signal that makes it end in good order. */
  void watch(ProcessHandle process, String signal) {
    tell("watch %s %d".formatted(signal, process.pid()));
  }

  /** Takes a process off the list; its number may soon be another process's. */
  void forget(ProcessHandle process) {
    tell("forget - %d".formatted(process.pid()));
  }

  /** Has {@code folder} removed as well. */
  public void removeAtTheEnd(Path folder) {
    tell("remove - %s".formatted(folder.toAbsolutePath()));
  }

  private synchronized void tell(String line) {
    try {
      list.write(line + "\n");
      list.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does at once what would be done when this process is killed, and waits until it is done. */
  @Override
  public void close() {
    try {
      list.close();
      shell.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
