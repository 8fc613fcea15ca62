package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0, 2.1 BitstringStatusListEntry. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BitstringStatusListEntryTest {

  private static final String LIST = "https://issuer.example/status-lists/1";

  @Test
  void is_read_with_one_bit_by_default() {
    assertThat(BitstringStatusListEntry.parse(entry()))
        .isEqualTo(new BitstringStatusListEntry("revocation", 94_567, URI.create(LIST), 1));
  }

  @Test
  void may_have_a_message_for_each_value_of_several_bits() {
    var entry = entry().put("statusPurpose", "message").put("statusSize", 2);
    for (var value = 0; value < 4; value++) {
      entry.withArray("statusMessage").addObject().put("status", "0x" + value).put("message", "m");
    }
    assertThat(BitstringStatusListEntry.parse(entry).statusSize()).isEqualTo(2);
    entry.withArray("statusMessage").remove(3);
    assertRefused(MALFORMED_VALUE_ERROR, entry);
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
  @CsvSource({"0", "-1", "33", "2", "'\"1\"'", "1.0", "4294967297", "null", "[]"})
  void refuses_a_size_that_is_not_a_number_of_bits_with_messages(String json) {
    var entry = entry();
    entry.set("statusSize", StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertRefused(MALFORMED_VALUE_ERROR, entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a url", "/status-lists/1", "::"})
  void refuses_a_list_that_is_not_a_url(String url) {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("statusListCredential", url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "statusPurpose", "statusListIndex", "statusListCredential"})
  void refuses_an_entry_without_a_mandatory_member(String member) {
    assertRefused(MALFORMED_VALUE_ERROR, entry().without(java.util.List.of(member)));
  }

  @Test
  void refuses_an_entry_that_is_named_like_its_list() {
    assertRefused(MALFORMED_VALUE_ERROR, entry().put("id", LIST));
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
