package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;

/**
 * One gzip member, the whole of it and nothing else.
 *
 * <p>{@link java.util.zip.GZIPInputStream} also accepts several members in a row and bytes after
 * them. Two verifiers could then read two lists from the same bytes; hence the walk by hand.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952, 2.3 Member format</a>
 */
final class GzipMember {

  private static final int FIXED_HEADER_LENGTH = 10;
  private static final int TRAILER_LENGTH = 8;

  private static final int FHCRC = 0x02;
  private static final int FEXTRA = 0x04;
  private static final int FNAME = 0x08;
  private static final int FCOMMENT = 0x10;
  private static final int RESERVED = 0xe0;

  private GzipMember() {}

  /** The same bytes always give the same member: no time and no name is written. */
  static byte[] compress(byte[] uncompressed) {
    var member = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(member)) {
      gzip.write(uncompressed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return member.toByteArray();
  }

  static byte[] uncompress(byte[] member, int maximumLength) {
    var offset = headerLength(member);
    var inflater = new Inflater(true);
    try {
      inflater.setInput(member, offset, member.length - offset);
      var uncompressed = Inflation.inflate(inflater, maximumLength);
      checkTrailer(member, inflater.getRemaining(), uncompressed);
      return uncompressed;
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private static void checkTrailer(byte[] member, int remaining, byte[] uncompressed) {
    if (remaining != TRAILER_LENGTH) {
      throw damaged();
    }
    var trailer =
        ByteBuffer.wrap(member, member.length - TRAILER_LENGTH, TRAILER_LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN);
    var crc = new CRC32();
    crc.update(uncompressed);
    if (trailer.getInt() != (int) crc.getValue() || trailer.getInt() != uncompressed.length) {
      throw damaged();
    }
  }

  /** Section 2.3.1: the ten fixed bytes and what the flags announce. */
  private static int headerLength(byte[] member) {
    if (member.length < FIXED_HEADER_LENGTH + TRAILER_LENGTH
        || unsigned(member, 0) != 0x1f
        || unsigned(member, 1) != 0x8b
        || unsigned(member, 2) != 8
        || (unsigned(member, 3) & RESERVED) != 0) {
      throw damaged();
    }
    var flags = unsigned(member, 3);
    var length = FIXED_HEADER_LENGTH;
    if ((flags & FEXTRA) != 0) {
      length += 2 + unsigned(member, length) + (unsigned(member, length + 1) << 8);
    }
    if ((flags & FNAME) != 0) {
      length = afterZero(member, length);
    }
    if ((flags & FCOMMENT) != 0) {
      length = afterZero(member, length);
    }
    if ((flags & FHCRC) != 0) {
      length = afterHeaderChecksum(member, length);
    }
    if (length > member.length - TRAILER_LENGTH) {
      throw damaged();
    }
    return length;
  }

  private static int afterZero(byte[] member, int from) {
    var position = from;
    while (unsigned(member, position) != 0) {
      position++;
    }
    return position + 1;
  }

  private static int afterHeaderChecksum(byte[] member, int from) {
    var stated = unsigned(member, from) | unsigned(member, from + 1) << 8;
    var crc = new CRC32();
    crc.update(member, 0, from);
    if (stated != (crc.getValue() & 0xffff)) {
      throw damaged();
    }
    return from + 2;
  }

  private static int unsigned(byte[] member, int index) {
    if (index >= member.length) {
      throw damaged();
    }
    return member[index] & 0xff;
  }

  private static StatusListRefused damaged() {
    return new StatusListRefused(
        STATUS_VERIFICATION_ERROR, "The status list is not exactly one intact gzip member.");
  }
}
