package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.4.11 to 3.4.13: selectJsonLd. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectionTest {

  private final ObjectNode document =
      json(
          """
          {"@context":["c"],"id":"urn:x:1","type":["T","U"],"name":"n","a/b":"slash","m~n":"tilde",
           "list":["p","q",["r","s"],{"id":"_:b1","type":"V","x":1,"y":2}],
           "none":null,"0":"zero"}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/other",
        "/",
        "/name/0",
        "/name/length",
        "/none/x",
        "/list/4",
        "/list/-",
        "/list/01",
        "/list/+1",
        "/list/-1",
        "/list/1.0",
        "/list/ 1",
        "/list/18446744073709551616",
        "/list/2/2",
        "/list/3/z",
        "/type/2",
        "/id/0",
        "/NAME"
      })
  void a_pointer_to_nothing_is_refused(String pointer) {
    assertThat(refusal(List.of("/name", pointer)).type())
        .isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
  }

  @Test
  void a_pointer_to_nothing_is_refused_also_beside_one_to_everything() {
    for (var whole : List.of("", "/list")) {
      assertThat(refusal(List.of(whole, "/list/9")).type())
          .isEqualTo(ProblemType.PROOF_GENERATION_ERROR);
    }
  }

  @Test
  void a_thousand_pointers_are_enough() {
    assertThat(Selection.of(Collections.nCopies(1_000, "/name")).from(document).has("name"))
        .isTrue();
    assertThat(refusal(Collections.nCopies(1_001, "/name")).type())
        .isEqualTo(ProblemType.MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /name                 | "name":"n"
          /a~1b                 | "a/b":"slash"
          /m~0n                 | "m~n":"tilde"
          /0                    | "0":"zero"
          /none                 | "none":null
          /list/1               | "list":["q"]
          /list/2               | "list":[["r","s"]]
          /list/2/1             | "list":[["s"]]
          /list/3               | "list":[{"id":"_:b1","type":"V","x":1,"y":2}]
          /list/3/x             | "list":[{"type":"V","x":1}]
          /list/3/id            | "list":[{"id":"_:b1","type":"V"}]
          /list/3/y /list/0     | "list":["p",{"type":"V","y":2}]
          /list/3/y /list/3     | "list":[{"id":"_:b1","type":"V","x":1,"y":2}]
          /list/1 /list         | "list":["p","q",["r","s"],{"id":"_:b1","type":"V","x":1,"y":2}]
          /name /0              | "0":"zero","name":"n"
          """)
  void what_is_on_the_way_tells_its_identifier_and_types(String pointers, String members) {
    var expected = "{'@context':['c'],'id':'urn:x:1','type':['T','U'],".replace('\'', '"');
    assertThat(Selection.of(List.of(pointers.split(" "))).from(document))
        .isEqualTo(json(expected + members + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/type/1", "/type", "/id", "/@context", "/@context/0"})
  void what_is_always_selected_stays_whole(String pointer) {
    assertThat(Selection.of(List.of(pointer)).from(document))
        .isEqualTo(json("{'@context':['c'],'id':'urn:x:1','type':['T','U']}".replace('\'', '"')));
  }

  @Test
  void the_empty_pointer_selects_everything() {
    assertThat(Selection.of(List.of("")).from(document)).isEqualTo(document);
  }

  @Test
  void the_order_is_that_of_the_document() {
    var selected = Selection.of(List.of("/list/3", "/name", "/list/0"), List.of("/a~1b"));
    assertThat(Stream.of(selected.from(document).toString()))
        .containsExactly(
            "{\"@context\":[\"c\"],\"id\":\"urn:x:1\",\"type\":[\"T\",\"U\"],\"name\":\"n\","
                + "\"a/b\":\"slash\","
                + "\"list\":[\"p\",{\"id\":\"_:b1\",\"type\":\"V\",\"x\":1,\"y\":2}]}");
  }

  @Test
  void the_document_stays_as_it_is() {
    var before = document.deepCopy();
    var selected = Selection.of(List.of("/list/3")).from(document);
    ((ObjectNode) selected.at("/list/0")).put("x", "changed");
    assertThat(document).isEqualTo(before);
  }

  private MalformedInputException refusal(List<String> pointers) {
    return catchThrowableOfType(
        MalformedInputException.class, () -> Selection.of(pointers).from(document));
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }
}
