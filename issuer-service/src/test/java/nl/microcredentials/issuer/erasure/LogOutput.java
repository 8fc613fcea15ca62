package nl.microcredentials.issuer.erasure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Everything that the service logs while it is open, with causes. The mail server of the tests runs
 * in the same process and logs to whom mail is sent; that is left out.
 */
final class LogOutput extends Handler implements AutoCloseable {

  private static final String MAIL_SERVER = "com.icegreen.greenmail";

  private final StringWriter lines = new StringWriter();

  static LogOutput open() {
    var output = new LogOutput();
    output.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(output);
    return output;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLoggerName() != null && entry.getLoggerName().startsWith(MAIL_SERVER)) {
      return;
    }
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
