package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0, 2.1 BitstringStatusListEntry. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BitstringStatusListEntryTest {

  private static final String LIST = "https://issuer.example/status-lists/1";

  @Test
  void is_read_with_one_bit_by_default() {
    assertThat(BitstringStatusListEntry.parse(entry()))
        .isEqualTo(
            new BitstringStatusListEntry(
                "revocation",
                94_567,
                URI.create(LIST),
                1,
                StatusMessages.UNSET_AND_SET,
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void may_have_a_message_for_each_value_of_its_bits(int size) {
    var entry = entry().put("statusPurpose", "message").put("statusSize", size);
    var messages = entry.putArray("statusMessage");
    for (var value = (1 << size) - 1; value >= 0; value--) {
      add(messages, "0x%x".formatted(value), "message " + value);
    }
    var parsed = BitstringStatusListEntry.parse(entry);
    assertThat(parsed.statusSize()).isEqualTo(size);
    for (var value = 0; value < 1 << size; value++) {
      assertThat(parsed.statusMessage().of(value)).isEqualTo("message " + value);
    }
    messages.remove(0);
    assertRefused(MALFORMED_VALUE_ERROR, entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x3", "0x03", "0x0003", "0x00000003"})
  void reads_values_of_messages_with_zeros_before(String three) {
    var entry = withMessages("0x0", "0x1", "0x2", three);
    assertThat(BitstringStatusListEntry.parse(entry).statusMessage().of(3)).isEqualTo(three);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x2", "0x02", "0x4", "0xffffffff", "0x1ffffffff", "3", "0x", "0X3", "-0x3"})
  void refuses_a_message_whose_value_is_there_twice_or_none_of_the_bits(String last) {
    assertRefused(MALFORMED_VALUE_ERROR, withMessages("0x0", "0x1", "0x2", last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "\"0x0\"",
        "[null, null]",
        "[[], []]",
        "[{\"status\": 0, \"message\": \"a\"}, {\"status\": 1, \"message\": \"b\"}]",
        "[{\"status\": \"0x0\"}, {\"status\": \"0x1\", \"message\": \"b\"}]",
        "[{\"status\": \"0x0\", \"message\": null}, {\"status\": \"0x1\", \"message\": \"b\"}]"
      })
  void refuses_messages_that_are_not_one_text_for_each_value(String json) {
    var entry = entry();
    entry.set("statusMessage", StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertRefused(MALFORMED_VALUE_ERROR, entry);
  }

  @Test
  void may_refer_to_more_about_its_status_in_one_place_or_several() {
    var one = entry().put("statusReference", "https://issuer.example/statuses");
    assertThat(BitstringStatusListEntry.parse(one).statusReference())
        .containsExactly(URI.create("https://issuer.example/statuses"));
    var two = entry();
    two.putArray("statusReference").add("https://a.example/").add("https://b.example/");
    assertThat(BitstringStatusListEntry.parse(two).statusReference()).hasSize(2);
    two.withArray("statusReference").add("b");
    assertRefused(MALFORMED_VALUE_ERROR, two);
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("statusReference", 7));
  }

  @ParameterizedTest
  @EnumSource
  void knows_the_purposes_of_the_specification(StatusPurpose purpose) {
    var entry = BitstringStatusListEntry.parse(entry().put("statusPurpose", purpose.code()));
    assertThat(StatusPurpose.of(entry.statusPurpose())).contains(purpose);
  }

  @Test
  void may_have_a_purpose_of_its_own() {
    var entry = BitstringStatusListEntry.parse(entry().put("statusPurpose", "Revocation"));
    assertThat(StatusPurpose.of(entry.statusPurpose())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "01", "1.0", "1e3", "0x1", " 1", "1 ", "١"})
  void refuses_an_index_that_is_not_plain_base_10(String index) {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("statusListIndex", index));
  }

  @Test
  void refuses_an_index_that_is_a_number() {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("statusListIndex", 94_567));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "99999999999999999999999999999999999999"})
  void says_that_an_index_is_out_of_any_range(String index) {
    assertRefused(RANGE_ERROR, entry().put("statusListIndex", index));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "9", "33", "2", "'\"1\"'", "1.0", "4294967297", "null", "[]"})
  void refuses_a_size_that_is_not_a_number_of_bits_with_messages(String json) {
    var entry = entry();
    entry.set("statusSize", StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertRefused(MALFORMED_VALUE_ERROR, entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a url", "/status-lists/1", "::", "https://é.example/"})
  void refuses_a_list_that_is_not_a_url(String url) {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("statusListCredential", url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "statusPurpose", "statusListIndex", "statusListCredential"})
  void refuses_an_entry_without_a_mandatory_member(String member) {
    assertRefused(MALFORMED_VALUE_ERROR, entry().without(List.of(member)));
  }

  @Test
  void refuses_an_entry_that_is_named_like_its_list() {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("id", LIST));
  }

  private static ObjectNode withMessages(String... values) {
    var entry = entry().put("statusSize", 2);
    var messages = entry.putArray("statusMessage");
    Stream.of(values).forEach(value -> add(messages, value, value));
    return entry;
  }

  private static void add(ArrayNode messages, String status, String message) {
    messages.addObject().put("status", status).put("message", message);
  }

  private static ObjectNode entry() {
    return StrictJson.object()
        .put("id", LIST + "#94567")
        .put("type", BitstringStatusListEntry.TYPE)
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "94567")
        .put("statusListCredential", LIST);
  }

  private static void assertRefused(ProblemType type, ObjectNode entry) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(() -> BitstringStatusListEntry.parse(entry))
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }
}
