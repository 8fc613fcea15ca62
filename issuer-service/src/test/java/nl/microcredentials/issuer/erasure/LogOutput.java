package nl.microcredentials.issuer.erasure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Everything that is logged in this process while it is open, with causes. */
final class LogOutput extends Handler implements AutoCloseable {

  private final StringWriter lines = new StringWriter();

  static LogOutput open() {
    var output = new LogOutput();
    output.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(output);
    return output;
  }

  @Override
  public void publish(LogRecord entry) {
    synchronized (lines) {
      lines.append(ExtLogRecord.wrap(entry).getFormattedMessage()).append('\n');
      if (entry.getThrown() != null) {
        entry.getThrown().printStackTrace(new PrintWriter(lines, true));
      }
    }
  }

  String text() {
    synchronized (lines) {
      return lines.toString();
    }
  }

  @Override
  public void flush() {
    // every line is there at once
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
