package nl.microcredentials.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs of others that tests run. */
final class Program {

  private Program() {}

  /**
   * A program that has ended.
   *
   * @param exitCode 127 if it could not be started
   * @param output of both kinds
   */
  record Ended(int exitCode, String output) {}

  static Ended run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      return new Ended(127, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
