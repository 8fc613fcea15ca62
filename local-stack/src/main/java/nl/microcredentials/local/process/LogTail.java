package nl.microcredentials.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last lines of a log, for whoever must find out why something did not start. */
final class LogTail {

  private static final int LINES = 25;

  private LogTail() {}

  static String of(Path log) {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES))
          .collect(Collectors.joining("\n  | ", "  | ", ""));
    } catch (IOException e) {
      return "  | (no log)";
    }
  }
}
