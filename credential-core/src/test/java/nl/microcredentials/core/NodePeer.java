package nl.microcredentials.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.core.json.StrictJson;

/**
 * A program of {@code src/test/fixtures} that runs a library which shares no code with ours.
 *
 * @param directory where files for it are written
 */
public record NodePeer(String program, Path directory) {

  private static final Path PROGRAMS =
      SharedData.REPOSITORY.resolve("credential-core/src/test/fixtures");

  /** Skips the running test if the npm package {@code name} is not installed. */
  public static void needs(String name) {
    assumeTrue(
        Files.isDirectory(PROGRAMS.resolve("node_modules").resolve(name)),
        "skipped: run npm ci in credential-core/src/test/fixtures first");
  }

  public String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  public String file(String name, JsonNode content) throws IOException {
    return file(name, new String(StrictJson.write(content), UTF_8));
  }

  /** What the program prints. */
  public String answer(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", program));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(PROGRAMS.toFile()).redirectErrorStream(true).start();
    var answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
