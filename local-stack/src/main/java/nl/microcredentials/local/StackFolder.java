package nl.microcredentials.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import nl.microcredentials.local.process.Folders;

/**
 * Where the files of a stack are.
 *
 * @param repository the checkout with the built services
 * @param folder of this stack
 * @param temporary whether the folder is removed at the end
 */
public record StackFolder(Path repository, Path folder, boolean temporary) {

  private static final String OWN_FOLDER = ".microcred";

  /** The folder of {@code up}: keys and data stay. */
  public static StackFolder kept(Path repository) {
    var folder = repository.resolve(OWN_FOLDER).resolve("up");
    return new StackFolder(repository, Folders.create(folder), false);
  }

  /** A new folder, which is removed when the stack stops. */
  public static StackFolder temporary(Path repository) {
    var parent = Folders.create(repository.resolve(OWN_FOLDER).resolve("runs"));
    try {
      return new StackFolder(repository, Files.createTempDirectory(parent, "run-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the logs to where they outlive a temporary folder, and returns where that is. */
  Path saveLogs() {
    var saved = repository.resolve(OWN_FOLDER).resolve("last-failure");
    Folders.delete(saved);
    Folders.create(saved);
    try (var files = Files.walk(folder)) {
      for (var log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.copy(log, saved.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return saved;
  }

  Path keys() {
    return folder.resolve("keys");
  }

  /** The certificate of a stack for test suites. */
  Path https() {
    return folder.resolve("https");
  }

  /** What was sent to learners. */
  Path mail() {
    return folder.resolve("mail");
  }

  Path database() {
    return folder.resolve("postgresql");
  }

  /** Settings and log of one process. */
  public Path service(String name) {
    return Folders.create(folder.resolve(name));
  }

  /** The programs of PostgreSQL, which all stacks of the checkout share. */
  Path databasePrograms() {
    return repository.resolve(OWN_FOLDER).resolve("postgresql-programs");
  }

  Path jarOf(String service) {
    return repository.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
  }
}
