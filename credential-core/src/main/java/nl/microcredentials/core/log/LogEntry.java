package nl.microcredentials.core.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.problem.Refused;

/**
 * A leaf of the national log: what an institution stated, and when the registry took it in.
 *
 * <p>An entry has exactly one representation in bytes. Otherwise its hash would depend on who wrote
 * it.
 *
 * @param registeredAt to the millisecond
 * @param statement a compact JWS
 */
public record LogEntry(Instant registeredAt, String statement) {

  /** What the length in an entry bundle can say. */
  public static final int MAX_LENGTH = 65_535;

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final Pattern COMPACT_JWS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+");

  public LogEntry {
    registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
    if (!COMPACT_JWS.matcher(statement).matches()) {
      throw LogRefused.proof("The entry does not hold a compact JWS.");
    }
    if (toText(registeredAt, statement).length() > MAX_LENGTH) {
      throw LogRefused.proof("The entry is too long.");
    }
  }

  /**
   * Reads an entry.
   *
   * @throws LogRefused if the bytes are not those that {@link #toBytes} writes
   */
  public static LogEntry parse(byte[] bytes) {
    try {
      var json = StrictJson.parseObject(bytes);
      var entry =
          new LogEntry(
              MILLISECONDS.parse(json.path("registeredAt").asText(), Instant::from),
              json.path("statement").asText());
      if (Arrays.equals(entry.toBytes(), bytes)) {
        return entry;
      }
    } catch (Refused | DateTimeException e) {
      // as below
    }
    throw LogRefused.proof("The bytes are not an entry of the log.");
  }

  public byte[] toBytes() {
    return toText(registeredAt, statement).getBytes(StandardCharsets.US_ASCII);
  }

  private static String toText(Instant registeredAt, String statement) {
    return "{\"registeredAt\":\"%s\",\"statement\":\"%s\"}"
        .formatted(MILLISECONDS.format(registeredAt), statement);
  }

  public Hash leafHash() {
    return Hash.leaf(toBytes());
  }
}
