package nl.microcredentials.http.outgoing;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of {@code Cache-Control} that a private cache needs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2">RFC 9111, 5.2.2</a>
 */
final class CacheControl {

  private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?([0-9]{1,12})\"?");

  private CacheControl() {}

  static Optional<Duration> maxAge(String header) {
    var directives =
        Stream.of(header.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
    if (directives.contains("no-store") || directives.contains("no-cache")) {
      return Optional.of(Duration.ZERO);
    }
    return directives.stream()
        .map(MAX_AGE::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> Duration.ofSeconds(Long.parseLong(matcher.group(1))))
        .findFirst();
  }
}
