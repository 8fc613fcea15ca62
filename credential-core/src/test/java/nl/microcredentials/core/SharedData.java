package nl.microcredentials.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;

/**
 * Published files of the standards, which lie beside the repository in {@code ../shared/data}.
 * Tests that need them are skipped where that directory does not exist.
 */
public final class SharedData {

  public static final Path REPOSITORY =
      Path.of(System.getProperty("microcred.repository", "..")).toAbsolutePath().normalize();

  private static final Path ROOT = REPOSITORY.resolveSibling("shared").resolve("data");

  private SharedData() {}

  /** Skips the running test if {@code ../shared/data/<path>} does not exist. */
  public static Path path(String path) {
    var file = ROOT.resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " does not exist");
    return file;
  }

  public static byte[] bytes(String path) {
    return read(path(path));
  }

  public static ObjectNode object(String path) {
    return StrictJson.parseObject(bytes(path));
  }

  /** The JSON files in a directory and below it, in the order of their names. */
  public static List<Path> jsonFiles(String directory) {
    try (var files = Files.walk(path(directory))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
