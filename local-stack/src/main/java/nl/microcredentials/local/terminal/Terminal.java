package nl.microcredentials.local.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Writes for people: at most 100 columns, in colour where there is somebody to see it. */
public final class Terminal {

  /** The widest line. */
  public static final int WIDTH = 100;

  private final PrintStream out;
  private final boolean colours;

  public Terminal(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** Colours only on a terminal, and only if nobody asked for none. */
  public static Terminal ofThisProcess(PrintStream out) {
    var noColour = System.getenv("NO_COLOR");
    var wanted = noColour == null || noColour.isEmpty();
    return new Terminal(
        out, wanted && isTerminal("output") && !"dumb".equals(System.getenv("TERM")));
  }

  /** Whether somebody sits at both ends: to read, and to press Enter. */
  public static boolean isInteractive() {
    return isTerminal("input") && isTerminal("output");
  }

  /** The script knows it for each end; Java only knows it for both together. */
  private static boolean isTerminal(String end) {
    return Boolean.getBoolean("microcred.%s-is-terminal".formatted(end));
  }

  public void line() {
    out.println();
  }

  public void line(String text) {
    out.println(text);
  }

  /** A title with a rule to the right margin. */
  public void heading(String text) {
    var rule = "─".repeat(Math.max(3, WIDTH - 5 - text.length()));
    out.printf("%n%s %s %s%n%n", dim("──"), bold(text), dim(rule));
  }

  /** Something that was done, and what it took. */
  public void done(String text, Duration took) {
    out.printf(
        "  %s %s%s%n", green("✓"), padded(text, WIDTH - 18), dim("%10s".formatted(seconds(took))));
  }

  /** A name and what belongs to it, in two columns. */
  public void pair(String name, String value) {
    out.printf("  %s %s%n", dim(padded(name, 18)), value);
  }

  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  /**
   * Cuts {@code text} to {@code width}; the end of an identifier is as telling as its beginning.
   */
  public static String shortened(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    var end = Math.min(8, width / 4);
    return text.substring(0, width - end - 1) + "…" + text.substring(text.length() - end);
  }

  /** Milliseconds while they are few, seconds otherwise. */
  public static String seconds(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  public String bold(String text) {
    return coloured("1", text);
  }

  public String dim(String text) {
    return coloured("2", text);
  }

  public String green(String text) {
    return coloured("32", text);
  }

  public String red(String text) {
    return coloured("31", text);
  }

  public String yellow(String text) {
    return coloured("33", text);
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
