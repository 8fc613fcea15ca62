package nl.microcredentials.issuer;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Base64Url;

/**
 * A place in a list that is ordered by time and then by id: that of the last entry of a page. It
 * grants nothing; who changes one gets another page of the same list.
 */
public record TimeCursor(Instant at, UUID id) {

  private static final int LENGTH = 2 * Long.BYTES + Long.BYTES + Integer.BYTES;

  /** As it stands in addresses. */
  public String text() {
    return Base64Url.encode(
        ByteBuffer.allocate(LENGTH)
            .putLong(at.getEpochSecond())
            .putInt(at.getNano())
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /**
   * Reads what {@link #text} has made.
   *
   * @throws MalformedInputException with RANGE_ERROR if it is anything else
   */
  public static TimeCursor parse(String text) {
    try {
      var bytes = ByteBuffer.wrap(Base64Url.decode(text));
      var cursor =
          new TimeCursor(
              Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()),
              new UUID(bytes.getLong(), bytes.getLong()));
      if (cursor.text().equals(text) && isStorable(cursor.at)) {
        return cursor;
      }
    } catch (MalformedInputException | BufferUnderflowException | DateTimeException e) {
      // as below
    }
    throw new MalformedInputException(RANGE_ERROR, "The cursor is not one of this list.");
  }

  /** Java knows times that the database does not. */
  private static boolean isStorable(Instant time) {
    return time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T23:59:59Z"));
  }
}
