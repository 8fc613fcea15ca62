package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.4.1: statements with other labels. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RdfDatasetTest {

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#all")
  void with_canonical_labels_it_says_what_the_canonical_form_says(Fixture fixture) {
    var document = fixture.credential();
    document.remove("proof");
    var dataset = canonicalizer.dataset(document);
    assertThat(String.join("", dataset.nQuads(dataset.canonicalLabels())).lines())
        .containsExactlyInAnyOrderElementsOf(canonicalizer.canonicalize(document).lines().toList());
  }

  @Test
  void labels_are_replaced_and_nothing_else_is() {
    var dataset =
        canonicalizer.dataset(
            named("[\"_:c14n0\",\"urn:bnid:o0\",{\"@value\":\"_:c14n0\",\"@language\":\"nl\"}]"));
    var labels = dataset.canonicalLabels();
    assertThat(labels.values()).containsExactly("c14n0");
    var source = labels.keySet().iterator().next();
    assertThat(dataset.nQuads(Map.of(source, "u3Lv2")))
        .containsExactly(
            "_:u3Lv2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                + " <https://www.w3.org/2018/credentials#VerifiableCredential> .\n",
            "_:u3Lv2 <https://schema.org/name> \"_:c14n0\" .\n",
            "_:u3Lv2 <https://schema.org/name> \"_:c14n0\"@nl .\n",
            "_:u3Lv2 <https://schema.org/name> \"urn:bnid:o0\" .\n");
  }

  @Test
  void the_order_is_that_of_the_canonical_form() {
    var dataset = canonicalizer.dataset(named("[\"\uD83D\uDE00\",\"\uFF01\",\"z\"]"));
    assertThat(dataset.nQuads(dataset.canonicalLabels()))
        .extracting(nQuad -> nQuad.codePoints().filter(c -> c == 'z' || c > 0xff).toArray())
        .filteredOn(codePoints -> codePoints.length > 0)
        .containsSubsequence(new int[] {0x1f600}, new int[] {0xff01});
  }

  @Test
  void what_is_said_twice_is_one_statement() {
    var dataset = canonicalizer.dataset(named("[\"x\",{\"@value\":\"x\"}]"));
    assertThat(dataset.nQuads(dataset.canonicalLabels())).hasSize(2);
  }

  private static ObjectNode named(String name) {
    return StrictJson.parseObject(
        "{\"@context\":[\"%s\"],\"type\":\"VerifiableCredential\",\"name\":%s}"
            .formatted(JsonLdContexts.CREDENTIALS_V2, name)
            .getBytes(UTF_8));
  }
}
