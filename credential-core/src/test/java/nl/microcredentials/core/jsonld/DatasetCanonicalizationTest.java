package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsReaderException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Sha256;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RDFC-1.0, section 4: Canonicalization. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatasetCanonicalizationTest {

  /** Made and canonicalized by rdf-canonize 5.0.0, see {@code datasets.mjs}. */
  @Test
  void datasets_that_are_hard_to_label_get_the_labels_they_get_elsewhere() {
    for (var dataset : StrictJson.parse(Fixtures.bytes("datasets.json"))) {
      var nQuads = dataset.get("nQuads").textValue();
      assertThat(sha256(canonicalize(nQuads))).as(nQuads).isEqualTo(dataset.get("hash").asText());
    }
  }

  @Test
  void neither_names_of_blank_nodes_nor_the_order_of_statements_matter() {
    var random = new Random(20261124);
    for (var dataset : StrictJson.parse(Fixtures.bytes("datasets.json"))) {
      var statements = new ArrayList<>(dataset.get("nQuads").textValue().lines().toList());
      Collections.shuffle(statements, random);
      var renamed =
          String.join("\n", statements)
              .replace("_:n", "_:other" + random.nextInt(100) + "x")
              .replace("_:g", "_:a");
      assertThat(sha256(canonicalize(renamed + '\n'))).isEqualTo(dataset.get("hash").asText());
    }
  }

  @Test
  void a_statement_made_twice_is_one_statement() {
    assertThat(canonicalize("_:a <p:0> _:b .\n_:a <p:0> _:b .\n"))
        .isEqualTo("_:c14n1 <p:0> _:c14n0 .\n");
  }

  /** Each node has an edge to each other one, so that all orders would have to be tried. */
  private static String clique(int nodes) {
    return IntStream.range(0, nodes)
        .boxed()
        .flatMap(i ->
            IntStream.range(0, nodes)
                .filter(j -> j != i)
                .mapToObj(j -> "_:n%d <p:0> _:n%d .".formatted(i, j)))
        .reduce("", (a, b) -> a + b + '\n');
  }

  private static String chains(int length) {
    var statements = new StringBuilder();
    for (var chain : new String[] {"a", "b"}) {
      for (var i = 0; i < length; i++) {
        statements.append("_:%s%d <p:0> _:%s%d .\n".formatted(chain, i, chain, i + 1));
      }
    }
    return statements.toString();
  }

  private static String bipartite(int nodes) {
    var statements = new StringBuilder();
    for (var i = 0; i < nodes; i++) {
      for (var j = 0; j < nodes; j++) {
        statements.append("_:a%d <p:0> _:b%d .\n".formatted(i, j));
      }
    }
    return statements.toString();
  }

  static Stream<String> costly() {
    return Stream.of(clique(12), clique(40), chains(3_000), bipartite(9), bipartite(60));
  }

  @ParameterizedTest
  @MethodSource("costly")
  void a_dataset_made_to_be_costly_is_given_up(String nQuads) {
    var refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> catchThrowableOfType(JsonLdRefusedException.class, () -> canonicalize(nQuads)));
    assertThat(refused.type()).isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  @Test
  void many_nodes_that_look_alike_are_labelled_nevertheless() {
    var star =
        IntStream.range(0, 2_000)
            .mapToObj("<x:0> <p:0> _:n%1$d .\n_:n%1$d <p:1> \"same\" .\n"::formatted)
            .reduce("", String::concat);
    assertThat(canonicalize(star).lines()).hasSize(4_000);
    assertThat(canonicalize(chains(60)).lines()).hasSize(120);
  }

  @Test
  void orders_of_a_list_come_each_once() {
    var list = new ArrayList<>(Arrays.asList("a", "a", "b", "c"));
    var orders = new ArrayList<String>();
    do {
      orders.add(String.join("", list));
    } while (Permutations.advance(list));
    assertThat(orders).hasSize(12).doesNotHaveDuplicates().isSorted();
    assertThat(Permutations.advance(new ArrayList<>())).isFalse();
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }

  private static String canonicalize(String nQuads) {
    var canonicalization = new DatasetCanonicalization("SHA-256");
    try {
      new NQuadsReader(new StringReader(nQuads)).provide(canonicalization);
    } catch (NQuadsReaderException | RdfConsumerException e) {
      throw new AssertionError(e);
    }
    return canonicalization.canonicalize();
  }
}
