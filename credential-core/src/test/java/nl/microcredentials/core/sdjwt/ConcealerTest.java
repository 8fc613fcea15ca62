package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, 4.2: Disclosures. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConcealerTest {

  private final Concealer concealer = new Concealer(RANDOM);
  private final ObjectNode claims =
      json("{'name': 'Ada', 'address': {'street': 'A', 'city': 'B'}, 'list': [1, 'x', {'y': 2}]}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other",
        "name.first",
        "name[0]",
        "list[3]",
        "list.x",
        "address[]",
        "address[0]",
        "name[]"
      })
  void nothing_can_be_hidden_where_nothing_is(String path) {
    assertThatExceptionOfType(MalformedInputException.class).isThrownBy(() -> conceal(path));
  }

  @Test
  void the_whole_cannot_be_hidden() {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> concealer.conceal(claims, List.of(ClaimPath.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'_sd': []}", "{'...': 1}", "{'_sd_alg': 'x'}", "{'a': [{'b': {'...': 1}}]}"})
  void reserved_names_cannot_be_those_of_claims(String json) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> concealer.conceal(json(json), List.of()));
  }

  @Test
  void claims_stay_as_they_are_where_nothing_is_hidden() {
    assertThat(conceal().payload()).isEqualTo(claims);
    assertThat(conceal().disclosures()).isEmpty();
  }

  @Test
  void what_is_hidden_is_gone_from_the_payload_but_for_its_digest() {
    var concealed = conceal("name", "address.city", "list[1]");
    assertThat(concealed.payload().has("name")).isFalse();
    assertThat(concealed.payload().get("_sd")).hasSize(1);
    assertThat(concealed.payload().get("_sd_alg").textValue()).isEqualTo("sha-256");
    assertThat(concealed.payload().get("address").has("city")).isFalse();
    assertThat(concealed.payload().get("address").get("_sd")).hasSize(1);
    assertThat(names(concealed.payload().get("list").get(1))).containsExactly("...");
    assertThat(concealed.disclosures()).hasSize(3);
    assertThat(disclosed(concealed)).isEqualTo(claims);
  }

  @Test
  void what_was_given_is_left_alone() {
    var before = claims.deepCopy();
    conceal("name", "address", "address.street", "list[]", "list[2].y");
    assertThat(claims).isEqualTo(before);
  }

  @Test
  void what_is_hidden_can_hold_what_is_hidden() {
    var concealed = conceal("address", "address.street", "list", "list[]", "list[2].y");
    assertThat(names(concealed.payload())).containsExactlyInAnyOrder("name", "_sd", "_sd_alg");
    assertThat(concealed.disclosures()).hasSize(7);
    assertThat(disclosed(concealed)).isEqualTo(claims);
  }

  @Test
  void a_path_given_twice_counts_once() {
    assertThat(conceal("list[0]", "list[]", "list[0]").disclosures()).hasSize(3);
  }

  @Test
  void the_order_of_digests_is_not_that_of_claims() {
    var digests = conceal("name", "address", "list").payload().get("_sd");
    assertThat(digests.valueStream().map(JsonNode::textValue)).isSorted();
  }

  @Test
  void every_salt_has_128_bits_and_is_another() {
    var salts = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      for (var disclosure : conceal("name", "list[]").disclosures()) {
        var salt = StrictJson.parse(Base64Url.decode(disclosure.toString())).get(0).textValue();
        assertThat(Base64Url.decode(salt)).hasSize(16);
        salts.add(salt);
      }
    }
    assertThat(salts).hasSize(400);
  }

  @ParameterizedTest
  @EnumSource
  void decoys_stand_wherever_something_is_hidden(DigestAlgorithm algorithm) {
    var concealed = new Concealer(algorithm, 3, RANDOM).conceal(claims, paths("name", "list[0]"));
    assertThat(concealed.payload().get("_sd")).hasSize(4);
    assertThat(concealed.payload().get("list")).hasSize(6);
    assertThat(concealed.payload().get("address").has("_sd")).isFalse();
    assertThat(concealed.payload().get("_sd_alg").textValue()).isEqualTo(algorithm.value());
    assertThat(concealed.payload().get("_sd").valueStream().map(one -> one.textValue().length()))
        .containsOnly(algorithm.digest("").length());
    assertThat(disclosed(concealed)).isEqualTo(claims);
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private ConcealedClaims conceal(String... paths) {
    return concealer.conceal(claims, paths(paths));
  }

  private static List<ClaimPath> paths(String... paths) {
    return Arrays.stream(paths).map(ClaimPath::parse).toList();
  }

  private static ObjectNode disclosed(ConcealedClaims claims) {
    return DisclosureDigests.process(claims.payload(), claims.disclosures()).claims();
  }
}
