package nl.microcredentials.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.microcredentials.local.http.UnexpectedAnswer;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.terminal.Terminal;
import nl.microcredentials.local.vc.VcCommand;

/** What the script {@code microcred} runs: one command, one exit code. */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISUSED = 64;

  private Main() {}

  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var repository = Path.of(System.getProperty("microcred.repository", ".")).toAbsolutePath();
    var random = new SecureRandom();
    var clock = Clock.systemUTC();
    var command = arguments.isEmpty() ? "" : arguments.getFirst();
    try {
      switch (command) {
        case "demo" ->
            new Demo(StackFolder.temporary(repository), random, clock)
                .run(Terminal.ofThisProcess(out));
        case "up" -> {
          if (isForConformance(arguments.subList(1, arguments.size()))) {
            new ConformanceUp(StackFolder.temporary(repository), random, clock)
                .run(Terminal.ofThisProcess(out));
          } else {
            new Up(StackFolder.kept(repository), random, clock).run(Terminal.ofThisProcess(out));
          }
        }
        case "token" ->
            new Token(StackFolder.kept(repository), random, clock)
                .print(arguments.subList(1, arguments.size()), out);
        case "vc" -> {
          return new VcCommand(clock, random).run(arguments.subList(1, arguments.size()), out, err);
        }
        default -> {
          err.println(
              "microcred: there is no command '%s'; see ./microcred help".formatted(command));
          return MISUSED;
        }
      }
      return 0;
    } catch (CannotStart | UnexpectedAnswer e) {
      err.println("microcred: " + e.getMessage());
      return FAILED;
    }
  }

  private static boolean isForConformance(List<String> options) {
    if (options.isEmpty() || options.equals(List.of("--conformance"))) {
      return !options.isEmpty();
    }
    throw new CannotStart("up takes one option, --conformance; see ./microcred help");
  }
}
