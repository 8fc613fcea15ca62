package nl.microcredentials.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML Schema 1.1 Part 2, 3.4.28 dateTimeStamp. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DateTimeStampTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T09:00:00Z",
        "2026-11-23T10:00:00+01:00",
        "2026-11-23T09:00:00.000000000-00:00",
        "2026-11-22T19:00:00-14:00"
      })
  void is_the_same_instant_whatever_the_offset(String text) {
    assertThat(DateTimeStamp.parse(text)).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T09:00:00",
        "2026-02-30T09:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T09:00:60Z",
        "10000-11-23T09:00:00Z",
        "-2026-11-23T09:00:00Z",
        "2026-11-23t09:00:00Z",
        "2026-11-23T09:00:00z",
        "2026-11-23T09:00Z",
        "2026-11-23T09:00:00.Z",
        "2026-11-23T09:00:00+1:00",
        "2026-11-23T09:00:00+14:30",
        "2026-11-23T09:00:00+01:00[Europe/Amsterdam]",
        " 2026-11-23T09:00:00Z",
        "2026-11-23T09:00:00Z\n",
        "٢٠٢٦-11-23T09:00:00Z"
      })
  void refuses_everything_else(String text) {
    assertThatThrownBy(() -> DateTimeStamp.parse(text)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void is_written_in_whole_seconds_of_utc() {
    assertThat(DateTimeStamp.format(Instant.parse("2026-11-23T09:00:00.987Z")))
        .isEqualTo("2026-11-23T09:00:00Z");
  }
}
