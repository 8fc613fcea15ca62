package nl.microcredentials.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Folders and files that nobody but the user who runs the stack may read. */
public final class Folders {

  private Folders() {}

  /** Creates {@code folder} and what is missing above it; mode 0700. */
  public static Path create(Path folder) {
    try {
      var onlyOwner = PosixFilePermissions.fromString("rwx------");
      return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(onlyOwner));
    } catch (IOException e) {
      throw new CannotStart("The folder %s cannot be created.".formatted(folder), e);
    }
  }

  /** Writes a file of mode 0600, whole or not at all. */
  public static Path write(Path file, byte[] content) {
    try {
      var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", null);
      Files.write(unfinished, content);
      return moveInPlace(unfinished, file);
    } catch (IOException e) {
      throw new CannotStart("The file %s cannot be written.".formatted(file), e);
    }
  }

  public static Path write(Path file, String content) {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Renames, so that no reader ever sees half of it. */
  static Path moveInPlace(Path from, Path to) throws IOException {
    try {
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes {@code folder} with everything in it; symbolic links are not followed. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
