package nl.microcredentials.core.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of the log, one after the other, each behind its length in two bytes.
 *
 * @see <a href="https://c2sp.org/tlog-tiles#log-entries">C2SP tlog-tiles, Log entries</a>
 */
public final class EntryBundle {

  private EntryBundle() {}

  /** Joins {@code entries}, each of which has at most {@link LogEntry#MAX_LENGTH} bytes. */
  public static byte[] encode(List<byte[]> entries) {
    var bundle = new ByteArrayOutputStream();
    for (var entry : entries) {
      if (entry.length > LogEntry.MAX_LENGTH) {
        throw new IllegalArgumentException("an entry has at most 65,535 bytes");
      }
      bundle.write(entry.length >> Byte.SIZE);
      bundle.write(entry.length);
      bundle.writeBytes(entry);
    }
    return bundle.toByteArray();
  }

  /**
   * Takes a bundle apart.
   *
   * @throws LogRefused if the bytes end within an entry, or hold more entries than a tile
   */
  public static List<byte[]> decode(byte[] bundle) {
    var entries = new ArrayList<byte[]>();
    var rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      if (rest.remaining() < Short.BYTES) {
        throw LogRefused.proof("The entry bundle is cut off.");
      }
      var entry = new byte[Short.toUnsignedInt(rest.getShort())];
      if (rest.remaining() < entry.length) {
        throw LogRefused.proof("The entry bundle is cut off.");
      }
      rest.get(entry);
      entries.add(entry);
      if (entries.size() > TilePath.FULL_WIDTH) {
        throw LogRefused.proof("The entry bundle holds too many entries.");
      }
    }
    return entries;
  }
}
