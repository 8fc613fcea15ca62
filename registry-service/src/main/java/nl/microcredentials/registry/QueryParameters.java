package nl.microcredentials.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * Query parameters, read strictly: a filter that is misspelt must not silently become "everything".
 */
public final class QueryParameters {

  private static final int MAX_LENGTH = 2_000;

  /** Java knows times that the database does not. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /** Refuses parameters that are not in {@code known}. */
  public static QueryParameters of(UriInfo uri, Set<String> known) {
    var values =
        uri.getQueryParameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getFirst()));
    if (!known.containsAll(values.keySet())) {
      throw malformed("There is a query parameter that this address does not have.");
    }
    if (values.values().stream().anyMatch(v -> v.length() > MAX_LENGTH || v.contains("\0"))) {
      throw malformed("A query parameter is too long or holds a control character.");
    }
    return new QueryParameters(values);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Reads one of a closed list of values. */
  public <T> Optional<T> named(String name, Function<String, Optional<T>> known) {
    return text(name)
        .map(value ->
            known
                .apply(value)
                .orElseThrow(
                    () -> malformed("%s is not one of the known values.".formatted(name))));
  }

  /** Reads an integer between {@code min} and {@code max}. */
  public Optional<Long> integer(String name, long min, long max) {
    return text(name)
        .map(value -> {
          if (!INTEGER.matcher(value).matches()
              || Long.parseLong(value) < min
              || Long.parseLong(value) > max) {
            throw outOfRange("%s is not an integer between %d and %d.".formatted(name, min, max));
          }
          return Long.parseLong(value);
        });
  }

  public Optional<BigDecimal> decimal(String name) {
    return text(name)
        .map(value -> {
          if (!DECIMAL.matcher(value).matches()) {
            throw outOfRange("%s is not a number of a sensible size.".formatted(name));
          }
          return new BigDecimal(value);
        });
  }

  public Optional<Instant> timestamp(String name) {
    return text(name)
        .map(value -> {
          try {
            var time = Instant.parse(value);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
              throw outOfRange("%s lies in no year of ours.".formatted(name));
            }
            return time;
          } catch (DateTimeException e) {
            throw malformed("%s is not a timestamp such as 2026-11-23T09:00:00Z.".formatted(name));
          }
        });
  }

  public static MalformedInputException outOfRange(String detail) {
    return new MalformedInputException(ProblemType.RANGE_ERROR, detail);
  }

  public static MalformedInputException missing(String name) {
    return malformed("The query parameter %s is missing.".formatted(name));
  }
}
