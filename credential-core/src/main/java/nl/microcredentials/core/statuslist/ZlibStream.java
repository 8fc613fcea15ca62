package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One zlib stream, the whole of it and nothing else; the JDK looks at the header and at the
 * Adler-32 checksum, but not at what comes after it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1950#section-2.2">RFC 1950, 2.2 Data format</a>
 */
final class ZlibStream {

  private static final int CHUNK = 65_536;

  private ZlibStream() {}

  /** Compressed as well as can be, as the Token Status List recommends. */
  static byte[] compress(byte[] uncompressed) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(uncompressed);
      deflater.finish();
      var stream = new ByteArrayOutputStream();
      var chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        stream.write(chunk, 0, deflater.deflate(chunk));
      }
      return stream.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static byte[] uncompress(byte[] stream, int maximumLength) {
    var inflater = new Inflater();
    try {
      inflater.setInput(stream);
      var uncompressed = Inflation.inflate(inflater, maximumLength);
      if (inflater.getRemaining() != 0) {
        throw damaged();
      }
      return uncompressed;
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private static StatusListRefused damaged() {
    return new StatusListRefused(
        STATUS_VERIFICATION_ERROR, "The status list is not exactly one intact zlib stream.");
  }
}
