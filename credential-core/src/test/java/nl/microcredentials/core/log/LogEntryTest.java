package nl.microcredentials.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogEntryTest {

  @Test
  void has_one_representation() {
    var entry = new LogEntry(Instant.parse("2026-11-23T09:00:00.120999Z"), "e30.e30.c2ln");
    var text = "{\"registeredAt\":\"2026-11-23T09:00:00.120Z\",\"statement\":\"e30.e30.c2ln\"}";

    assertThat(new String(entry.toBytes(), UTF_8)).isEqualTo(text);
    assertThat(LogEntry.parse(text.getBytes(UTF_8))).isEqualTo(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"registeredAt\":\"2026-11-23T09:00:00Z\",\"statement\":\"e30.e30.c2ln\"}",
        "{\"registeredAt\":\"2026-11-23T09:00:00.12Z\",\"statement\":\"e30.e30.c2ln\"}",
        "{\"registeredAt\":\"2026-11-23T10:00:00.120+01:00\",\"statement\":\"e30.e30.c2ln\"}",
        "{\"registeredAt\":\"2026-11-23T09:00:00.120Z\", \"statement\":\"e30.e30.c2ln\"}",
        "{\"statement\":\"e30.e30.c2ln\",\"registeredAt\":\"2026-11-23T09:00:00.120Z\"}",
        "{\"registeredAt\":\"2026-11-23T09:00:00.120Z\",\"statement\":\"e30.e30\"}",
        "{\"registeredAt\":\"2026-11-23T09:00:00.120Z\",\"statement\":\"e30.e30.c2ln\",\"a\":1}",
        "{\"registeredAt\":\"2026-11-23T09:00:00.120Z\",\"statement\":\"e30.e\\u0033\\u0030.c2ln\"}",
        "\u0001leftright"
      })
  void refuses(String bytes) {
    assertThatThrownBy(() -> LogEntry.parse(bytes.getBytes(UTF_8))).isInstanceOf(LogRefused.class);
  }

  @Test
  void is_no_longer_than_a_bundle_can_say() {
    var now = Instant.parse("2026-11-23T09:00:00Z");
    var room = 65_535 - new LogEntry(now, "a.b.c").toBytes().length;

    assertThat(new LogEntry(now, "a.b.c" + "c".repeat(room)).toBytes()).hasSize(65_535);
    assertThatThrownBy(() -> new LogEntry(now, "a.b.cc" + "c".repeat(room)))
        .isInstanceOf(LogRefused.class);
  }

  @Test
  void bundles_hold_entries_of_any_length() {
    var entries = List.of(new byte[0], new byte[1], new byte[255], new byte[256], new byte[65_535]);

    assertThat(EntryBundle.decode(EntryBundle.encode(entries))).containsExactlyElementsOf(entries);
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bundles_that_are_cut_off_or_too_full_are_refused() {
    var bundle = EntryBundle.encode(List.of(new byte[3]));
    for (int length = 1; length < bundle.length; length++) {
      var shorter = java.util.Arrays.copyOf(bundle, length);
      assertThatThrownBy(() -> EntryBundle.decode(shorter)).isInstanceOf(LogRefused.class);
    }
    var tooMany = new ArrayList<>(Collections.nCopies(257, new byte[1]));
    assertThatThrownBy(() -> EntryBundle.decode(EntryBundle.encode(tooMany)))
        .isInstanceOf(LogRefused.class);
  }
}
