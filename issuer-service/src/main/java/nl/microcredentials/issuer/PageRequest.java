package nl.microcredentials.issuer;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Which part of a list is asked for. A filter that is misspelt is refused: it must not silently
 * become "everything".
 */
public record PageRequest(Optional<TimeCursor> after, int limit, Map<String, String> filters) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

  public PageRequest {
    filters = Map.copyOf(filters);
  }

  /**
   * Reads {@code cursor}, {@code limit} and the filters.
   *
   * @param query each parameter once, which is seen to before
   * @param known the filters that the list has
   * @throws MalformedInputException if there is any other parameter
   */
  public static PageRequest of(Map<String, List<String>> query, Set<String> known) {
    var values =
        query.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    var cursor = Optional.ofNullable(values.remove("cursor")).map(TimeCursor::parse);
    var limit = Optional.ofNullable(values.remove("limit")).map(PageRequest::limit);
    if (!known.containsAll(values.keySet())) {
      throw malformed("There is a query parameter that this address does not have.");
    }
    return new PageRequest(cursor, limit.orElse(DEFAULT_LIMIT), values);
  }

  private static int limit(String text) {
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > MAX_LIMIT) {
      throw new MalformedInputException(
          RANGE_ERROR, "limit is not an integer between 1 and %d.".formatted(MAX_LIMIT));
    }
    return Integer.parseInt(text);
  }

  /**
   * Reads a filter.
   *
   * @param reader returns nothing, or throws, for what the filter cannot be
   */
  public <T> Optional<T> filter(String name, Function<String, Optional<T>> reader) {
    return Optional.ofNullable(filters.get(name))
        .map(text ->
            reader
                .apply(text)
                .orElseThrow(() -> malformed("%s is not one of its values.".formatted(name))));
  }

  /** The part of {@code found}, one entry longer than asked for if there is more, that was. */
  public <T> List<T> cut(List<T> found) {
    return found.subList(0, Math.min(found.size(), limit));
  }

  /** Where the next page begins; null on the last. */
  public <T> String next(List<T> found, Function<T, TimeCursor> place) {
    return found.size() > limit ? place.apply(found.get(limit - 1)).text() : null;
  }
}
