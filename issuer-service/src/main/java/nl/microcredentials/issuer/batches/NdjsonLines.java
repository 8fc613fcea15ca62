package nl.microcredentials.issuer.batches;

import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The lines of a file of JSON values, one at a time. Empty lines are passed over.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec/tree/v1.0.0">NDJSON 1.0.0</a>
 */
final class NdjsonLines {

  /** Longer than any completion. */
  private static final int MAXIMUM = 64 * 1024;

  private final InputStream file;

  NdjsonLines(InputStream body) {
    this.file = new BufferedInputStream(body);
  }

  /**
   * Nothing at the end.
   *
   * @throws MalformedInputException if a line does not end within 64 KiB
   */
  Optional<byte[]> next() throws IOException {
    var line = new ByteArrayOutputStream(1024);
    for (int b = file.read(); b >= 0; b = file.read()) {
      if (b == '\n') {
        if (!isEmpty(line)) {
          break;
        }
        line.reset();
      } else if (line.size() == MAXIMUM) {
        throw new MalformedInputException(PAYLOAD_TOO_LARGE, "A line is longer than 64 KiB.");
      } else {
        line.write(b);
      }
    }
    return isEmpty(line) ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private static boolean isEmpty(ByteArrayOutputStream line) {
    return line.size() == 0 || (line.size() == 1 && line.toByteArray()[0] == '\r');
  }
}
