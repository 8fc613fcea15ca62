package nl.microcredentials.core.statuslist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples and test vectors of the Token Status List, from the source of the draft (-20, whose
 * lists are those of -21): sections 4, 5.1, 6.2, 8.2 and the appendix.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenStatusListVectorsTest {

  private static final String DRAFT = "statuslist/draft-ietf-oauth-status-list-20.md";
  private static final String EXAMPLES = "statuslist/examples/";

  private static final Pattern STATUS = Pattern.compile("status\\[(\\d+)\\] ?= 0b([01]+)");

  /** How many of the 2^20 entries the draft names in each list. */
  @ParameterizedTest
  @CsvSource({
    "1, '## 1-bit Status List', status_list_encoding1_long, 11",
    "2, '## 2-bit Status List', status_list_encoding2_long, 11",
    "4, '## 4-bit Status List', status_list_encoding4, 15",
    "8, '## 8-bit Status List', status_list_encoding8, 256"
  })
  void a_list_of_2_to_the_20th_entries(int bits, String heading, String file, int named) {
    var statuses = statusesUnder(heading);
    assertThat(statuses).hasSize(named);
    var vector = json(file + "_json.md");
    var list = TokenStatusList.parse(vector);
    assertThat(list.bits()).isEqualTo(bits);
    assertThat(list).isEqualTo(TokenStatusList.of(bits, 1 << 20, statuses));
    for (var index = 0; index < list.size(); index++) {
      assertThat(list.status(index)).isEqualTo(statuses.getOrDefault(index, StatusType.VALID));
    }
    var lst = HexFormat.of().formatHex(Base64Url.decode(vector.get("lst").textValue()));
    assertThat(text(file + "_cbor.md").replaceAll("\\s", "")).contains(lst);
  }

  @ParameterizedTest
  @CsvSource({"1, status_list_encoding_json.md, 16", "2, status_list_encoding2_json.md, 12"})
  void the_examples_of_section_4(int bits, String file, int size) {
    var statuses = statusesUnder("represents the statuses of %d Referenced Tokens".formatted(size));
    assertThat(statuses).hasSize(size);
    assertThat(TokenStatusList.parse(json(file)))
        .isEqualTo(TokenStatusList.of(bits, size, statuses));
  }

  @Test
  void the_example_of_a_status_list_token() {
    var text = text("status_list_jwt.md");
    var token = TokenStatusListToken.parse(object(text.substring(text.indexOf("\n.\n") + 3)));
    assertThat(token.subject()).hasToString("https://example.com/statuslists/1");
    assertThat(token.issuedAt()).isEqualTo(Instant.ofEpochSecond(1_686_920_170));
    assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(2_291_720_170L));
    assertThat(token.timeToLive()).contains(Duration.ofHours(12));
    assertThat(token.statusOf(referenceOfTheDraft())).isEqualTo(StatusType.INVALID);
  }

  @Test
  void the_example_of_a_response_holds_the_same_list() {
    var jwt = text("status_list_jwt_raw.md").replaceAll("\\s", "");
    var token =
        TokenStatusListToken.parse(StrictJson.parseObject(Base64Url.decode(jwt.split("\\.")[1])));
    assertThat(token.statusOf(referenceOfTheDraft())).isEqualTo(StatusType.INVALID);
    assertThat(token.statusList())
        .isEqualTo(TokenStatusList.parse(json("status_list_encoding_json.md")));
  }

  /** The payload in section 6.2 that shows nothing but the claim. */
  private static TokenStatusReference referenceOfTheDraft() {
    var section = after(draft(), "## Referenced Token in JOSE");
    var payload = after(section, "\n.\n");
    return TokenStatusReference.parse(object(payload.substring(0, payload.indexOf("~~~"))))
        .orElseThrow();
  }

  private static Map<Integer, StatusType> statusesUnder(String heading) {
    var section = after(draft(), heading);
    var block = section.substring(section.indexOf("~~~"));
    var statuses = block.substring(0, block.indexOf("\n~~~", 3));
    return STATUS
        .matcher(statuses)
        .results()
        .collect(
            Collectors.toMap(
                status -> Integer.valueOf(status.group(1)),
                status -> StatusType.of(Integer.parseInt(status.group(2), 2)),
                (_, last) -> last,
                TreeMap::new));
  }

  private static String draft() {
    return new String(SharedData.bytes(DRAFT), UTF_8);
  }

  private static String after(String text, String heading) {
    assertThat(text).contains(heading);
    return text.substring(text.indexOf(heading) + heading.length());
  }

  private static String text(String file) {
    return new String(SharedData.bytes(EXAMPLES + file), UTF_8);
  }

  /** The object at the end of an example, whose texts the draft breaks into lines. */
  private static ObjectNode json(String file) {
    return object(text(file));
  }

  private static ObjectNode object(String text) {
    var json = text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1);
    return StrictJson.parseObject(json.replaceAll("\\n\\s*", "").getBytes(UTF_8));
  }
}
