package nl.microcredentials.issuer.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.achievements.Achievements;

/**
 * Times as they stand in spreadsheets. A date is its first moment in the Netherlands; a time
 * without offset is Dutch time.
 *
 * <p>Dates with slashes, and years of two digits, mean different days to different programs and are
 * not read; nor is a time that the clocks showed twice or never.
 */
final class DutchTime {

  private static final List<DateTimeFormatter> DATES =
      List.of(strict("uuuu-MM-dd"), strict("d-M-uuuu"));

  private static final List<DateTimeFormatter> TIMES =
      List.of(
          strict("uuuu-MM-dd'T'HH:mm[:ss]"),
          strict("uuuu-MM-dd HH:mm[:ss]"),
          strict("d-M-uuuu H:mm[:ss]"));

  private DutchTime() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  static Optional<OffsetDateTime> read(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return local(text).flatMap(DutchTime::atOffset);
    }
  }

  private static Optional<LocalDateTime> local(String text) {
    for (var format : DATES) {
      try {
        return Optional.of(LocalDate.parse(text, format).atStartOfDay());
      } catch (DateTimeException e) {
        // perhaps the next
      }
    }
    for (var format : TIMES) {
      try {
        return Optional.of(LocalDateTime.parse(text, format));
      } catch (DateTimeException e) {
        // perhaps the next
      }
    }
    return Optional.empty();
  }

  private static Optional<OffsetDateTime> atOffset(LocalDateTime time) {
    var offsets = Achievements.AGREEMENT_ZONE.getRules().getValidOffsets(time);
    return offsets.size() == 1 ? Optional.of(time.atOffset(offsets.getFirst())) : Optional.empty();
  }
}
