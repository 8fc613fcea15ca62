package nl.microcredentials.core.credential;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The points in time that credentials speak of: {@code xsd:dateTimeStamp}, whose offset is
 * mandatory.
 *
 * <p>Java's own parser is more generous: it takes a lower-case {@code t}, a time without seconds
 * and years beyond four digits. Two readers of one credential must not see two times.
 *
 * @see <a href="https://www.w3.org/TR/2012/REC-xmlschema11-2-20120405/#dateTimeStamp">XML Schema
 *     1.1 Part 2, 3.4.28 dateTimeStamp</a>
 */
public final class DateTimeStamp {

  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)");

  private DateTimeStamp() {}

  /**
   * Reads such a point in time.
   *
   * @throws MalformedInputException if {@code text} is not one
   */
  public static Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw notATime();
    }
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      throw notATime();
    }
  }

  /** Writes whole seconds in UTC, as all our documents do. */
  public static String format(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static MalformedInputException notATime() {
    return malformed("A point in time with offset is expected, such as 2026-11-23T09:00:00Z.");
  }
}
