package nl.microcredentials.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import nl.microcredentials.local.Enrolment;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.StackFolder;
import nl.microcredentials.local.StackPlan;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.process.Ports;

/** {@code microcred bench}: measures services of this machine beside its limits. */
public final class Main {

  private static final int USUAL_ROWS = 5_000;

  private Main() {}

  /**
   * Runs the measurements.
   *
   * @param arguments {@code batch}, and how many rows a file has
   */
  public static void main(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("batch")) {
      System.err.println("Usage: ./microcred bench batch [rows]");
      System.exit(2);
    }
    var rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL_ROWS;
    var random = new SecureRandom();
    var clock = Clock.systemUTC();
    var folder = StackFolder.temporary(Path.of(System.getProperty("microcred.repository")));
    try (var stack =
            LocalStack.start(
                StackPlan.of(folder, Ports.anyFree(random)).forLoad(),
                random,
                clock,
                Main::printProgress);
        var http = new Http()) {
      new Enrolment(stack, http).enrolAll();
      new BatchMeasurement(stack, http, clock).run(rows);
    }
  }

  private static void printProgress(String step) {
    System.out.println("  " + step);
  }
}
