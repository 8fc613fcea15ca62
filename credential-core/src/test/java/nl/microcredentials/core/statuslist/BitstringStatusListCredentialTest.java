package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static nl.microcredentials.core.statuslist.BitstringStatusList.MINIMUM_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.microcredentials.core.credential.ValidityPeriod;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0, 2.2 BitstringStatusListCredential and 3.2 Validate Algorithm. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BitstringStatusListCredentialTest {

  private static final URI ADDRESS = URI.create("https://issuer.example/status-lists/1");

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /** The list of the specification's example 3: 131,072 times nothing. */
  private static final String EXAMPLE_3 =
      "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

  @Test
  void the_list_of_the_specification_is_read() {
    var list = BitstringStatusListCredential.parse(document("encodedList", '"' + EXAMPLE_3 + '"'));
    assertThat(list.statuses())
        .isEqualTo(BitstringStatusList.of(MINIMUM_LENGTH, IntStream.empty()));
  }

  @Nested
  class Is_read {

    @ParameterizedTest
    @ValueSource(strings = {"revocation", "revocation suspension", "message refresh revocation"})
    void as_it_was_written(String purposes) {
      var list = list(List.of(purposes.split(" ")), 1, Map.of(7, 1));
      assertThat(BitstringStatusListCredential.parse(list.toJson())).isEqualTo(list);
    }

    @Test
    void without_time_to_live_and_with_an_issuer_that_is_an_object() {
      var document = list(List.of("revocation"), 1, Map.of()).toJson();
      document.withObject("/credentialSubject").remove("ttl");
      document.putObject("issuer").put("id", "did:web:issuer.example");
      var list = BitstringStatusListCredential.parse(document);
      assertThat(list.ttl()).isEmpty();
      assertThat(list.issuer()).isEqualTo("did:web:issuer.example");
    }

    @Test
    void with_a_time_to_live_in_milliseconds() {
      assertThat(BitstringStatusListCredential.parse(document("ttl", "1500")).ttl())
          .contains(Duration.ofMillis(1_500));
    }
  }

  @Nested
  class Is_refused {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "statusPurpose | null",
          "statusPurpose | []",
          "statusPurpose | [\"revocation\", 1]",
          "statusPurpose | \"\"",
          "statusPurpose | {}",
          "encodedList | null",
          "encodedList | [\"u\"]",
          "encodedList | \"u\"",
          "encodedList | \"\"",
          "ttl | \"300000\"",
          "ttl | -1",
          "ttl | 1.5",
          "ttl | null"
        })
    void if_a_member_of_the_list_does_not_have_its_form(String member, String json) {
      var document = document(member, json);
      assertThatExceptionOfType(StatusListRefused.class)
          .isThrownBy(() -> BitstringStatusListCredential.parse(document))
          .satisfies(
              e -> assertThat(e.type()).isIn(MALFORMED_VALUE_ERROR, STATUS_VERIFICATION_ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "issuer"})
    void without_address_or_issuer(String member) {
      var document = list(List.of("revocation"), 1, Map.of()).toJson();
      document.remove(member);
      assertRefused(MALFORMED_VALUE_ERROR, () -> BitstringStatusListCredential.parse(document));
      document.put(member, 7);
      assertRefused(MALFORMED_VALUE_ERROR, () -> BitstringStatusListCredential.parse(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "validFrom", "validUntil", "credentialSubject"})
    void without_what_makes_it_a_list(String member) {
      var document = list(List.of("revocation"), 1, Map.of()).toJson();
      document.remove(member);
      assertRefused(STATUS_VERIFICATION_ERROR, () -> BitstringStatusListCredential.parse(document));
      document.put(member, "x");
      assertRefused(STATUS_VERIFICATION_ERROR, () -> BitstringStatusListCredential.parse(document));
      document.putArray(member).add(1);
      assertRefused(STATUS_VERIFICATION_ERROR, () -> BitstringStatusListCredential.parse(document));
    }

    @Test
    void if_it_ends_before_it_begins() {
      var document =
          list(List.of("revocation"), 1, Map.of())
              .toJson()
              .put("validUntil", "2026-11-24T11:59:59Z");
      assertRefused(MALFORMED_VALUE_ERROR, () -> BitstringStatusListCredential.parse(document));
    }

    @Test
    void if_it_has_a_status_itself() {
      var document = list(List.of("revocation"), 1, Map.of()).toJson();
      document.putObject("credentialStatus");
      assertRefused(STATUS_VERIFICATION_ERROR, () -> BitstringStatusListCredential.parse(document));
    }
  }

  @Nested
  class Is_asked {

    @Test
    void for_a_revocation() {
      var list = list(List.of("suspension", "revocation"), 1, Map.of(7, 1));
      assertThat(entry("revocation", 7, 1).statusIn(list))
          .isEqualTo(new BitstringStatus("revocation", 1, Optional.empty()));
      assertThat(entry("revocation", 7, 1).statusIn(list).valid()).isFalse();
      assertThat(entry("revocation", 8, 1).statusIn(list).valid()).isTrue();
    }

    @Test
    void for_a_message() {
      var list = list(List.of("message"), 2, Map.of(1, 1, 2, 2, 3, 3));
      for (var index = 0; index < 4; index++) {
        assertThat(entry("message", index, 2).statusIn(list))
            .isEqualTo(new BitstringStatus("message", index, Optional.of("message " + index)));
      }
    }

    @Test
    void for_a_message_that_the_entry_does_not_name() {
      var list = list(List.of("message"), 1, Map.of(7, 1));
      assertThat(entry("message", 7, 1).statusIn(list).message()).contains("set");
      assertThat(entry("message", 8, 1).statusIn(list).message()).contains("unset");
    }

    @Test
    void for_what_it_is_not_about() {
      var list = list(List.of("suspension"), 1, Map.of());
      assertRefused(STATUS_VERIFICATION_ERROR, () -> entry("revocation", 7, 1).statusIn(list));
    }

    @Test
    void for_an_entry_that_it_does_not_have() {
      var list = list(List.of("revocation"), 1, Map.of());
      assertRefused(RANGE_ERROR, () -> entry("revocation", MINIMUM_LENGTH, 1).statusIn(list));
    }

    @Test
    void for_more_bits_than_it_has_for_each() {
      var list = list(List.of("message"), 1, Map.of());
      assertRefused(STATUS_LIST_LENGTH_ERROR, () -> entry("message", 7, 2).statusIn(list));
    }
  }

  private static BitstringStatusListEntry entry(String purpose, long index, int size) {
    var entry =
        StrictJson.object()
            .put("type", BitstringStatusListEntry.TYPE)
            .put("statusPurpose", purpose)
            .put("statusListIndex", Long.toString(index))
            .put("statusListCredential", ADDRESS.toString())
            .put("statusSize", size);
    if (size > 1) {
      var messages = entry.putArray("statusMessage");
      for (var value = 0; value < 1 << size; value++) {
        messages.addObject().put("status", "0x" + value).put("message", "message " + value);
      }
    }
    return BitstringStatusListEntry.parse(entry);
  }

  private static BitstringStatusListCredential list(
      List<String> purposes, int size, Map<Integer, Integer> statuses) {
    return new BitstringStatusListCredential(
        ADDRESS,
        "did:web:issuer.example",
        new ValidityPeriod(Optional.of(NOON), Optional.of(NOON.plus(Duration.ofHours(24)))),
        purposes,
        Optional.of(Duration.ofMinutes(5)),
        BitstringStatusList.of(MINIMUM_LENGTH, size, statuses));
  }

  private static ObjectNode document(String member, String json) {
    var document = list(List.of("revocation"), 1, Map.of()).toJson();
    document
        .withObject("/credentialSubject")
        .set(member, StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    return document;
  }

  private static void assertRefused(ProblemType type, ThrowingCallable action) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }
}
