package nl.microcredentials.issuer.status;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The query parameters by which a list of the past is asked for. Nothing else is passed over: with
 * a parameter that is misspelt or that of the other form, somebody would get the present list and
 * take it for one of the past. That a parameter is there once is seen to before.
 */
final class PointInTime {

  /** Until the year 5138. */
  private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,10}");

  private PointInTime() {}

  /**
   * Reads {@code timestamp}, an {@code xsd:dateTimeStamp}.
   *
   * @throws MalformedInputException if it is not one, or if there is anything beside it
   * @see <a
   *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#validate-algorithm">
   *     Bitstring Status List 1.0, 3.2</a>
   */
  static Optional<Instant> timestamp(Map<String, List<String>> query) {
    return read(query, "timestamp", DateTimeStamp::parse);
  }

  /**
   * Reads {@code time}, in seconds since 1970.
   *
   * @throws MalformedInputException if it is not that, or if there is anything beside it
   * @see <a
   *     href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-8.4">
   *     Token Status List (draft 21), 8.4 Historical Resolution</a>
   */
  static Optional<Instant> time(Map<String, List<String>> query) {
    return read(query, "time", PointInTime::seconds);
  }

  private static Instant seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw malformed("A time in seconds since 1970 is expected, such as 1764000000.");
    }
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  private static Optional<Instant> read(
      Map<String, List<String>> query, String name, Function<String, Instant> reader) {
    if (!Set.of(name).containsAll(query.keySet())) {
      throw malformed("There is a query parameter that this address does not have.");
    }
    return Optional.ofNullable(query.get(name)).map(List::getFirst).map(reader);
  }
}
