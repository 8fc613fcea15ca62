package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Uncompresses one DEFLATE stream and stops as soon as it becomes too long: a megabyte can hold a
 * gigabyte of zeros.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951, DEFLATE</a>
 */
final class Inflation {

  private static final int CHUNK = 65_536;

  private Inflation() {}

  /**
   * Returns what {@code inflater} makes of its input.
   *
   * @throws DataFormatException if the input is damaged, cut off, or asks for a dictionary
   * @throws StatusListRefused with REMOTE_LIMIT_EXCEEDED if there are more than {@code
   *     maximumLength} bytes
   */
  static byte[] inflate(Inflater inflater, int maximumLength) throws DataFormatException {
    var uncompressed = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    while (!inflater.finished()) {
      var count = inflater.inflate(chunk);
      if (count == 0 && !inflater.finished()) {
        throw new DataFormatException("cut off, or asks for a dictionary");
      }
      if (uncompressed.size() + count > maximumLength) {
        throw tooLarge();
      }
      uncompressed.write(chunk, 0, count);
    }
    return uncompressed.toByteArray();
  }

  static StatusListRefused tooLarge() {
    return new StatusListRefused(
        REMOTE_LIMIT_EXCEEDED, "The status list is larger than is accepted.");
  }
}
