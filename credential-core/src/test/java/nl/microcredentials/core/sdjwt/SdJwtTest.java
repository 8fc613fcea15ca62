package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.sdjwt.Parties.disclosure;
import static nl.microcredentials.core.sdjwt.Parties.issued;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static nl.microcredentials.core.sdjwt.Parties.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, 4: SD-JWT and SD-JWT+KB Data Formats. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtTest {

  private final SdJwt sdJwt =
      issued(json("{'name': 'Ada', 'address': {'street': 'A', 'city': 'B'}}"), "name", "address");
  private final String jwt = sdJwt.jwt().toString();

  @Nested
  class Cannot_be_parsed {

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "~~", "a.b.c", "a.b.c~", "{}", "a~b.c.d~", "~.~.~"})
    void what_is_no_SD_JWT(String text) {
      assertUnparsable(text);
    }

    @Test
    void a_JWT_without_a_tilde() {
      assertUnparsable(jwt);
    }

    @Test
    void a_disclosure_without_a_tilde_behind_it() {
      var text = sdJwt.toString();
      assertUnparsable(text.substring(0, text.length() - 1));
    }

    @Test
    void an_empty_disclosure() {
      assertUnparsable(jwt + "~~");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}", "[]", "['salt']", "['salt', 'name', 'value', 1]", "[1, 'name', 'value']",
          "[null, 'value']", "['salt', 1, 'value']", "['salt', null, 'value']", "'salt'", "",
          "['salt', 'name', 'value'", "['salt', 'name', {'a': 1, 'a': 2}]"
        })
    void a_disclosure_of_other_contents(String contents) {
      assertUnparsable(jwt + "~" + disclosure(contents) + "~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WyJzIiwxXQ==", "WyJzIiwxXR", "WyJz IiwxXQ", "WyJzIiwxXQ\n", "é"})
    void a_disclosure_in_another_encoding(String encoded) {
      assertUnparsable(jwt + "~" + encoded + "~");
    }

    @Test
    void more_disclosures_than_anybody_needs() {
      var one = disclosure("['salt', 1]");
      var many = String.join("~", Collections.nCopies(SdJwt.MAX_DISCLOSURES + 1, one));
      assertUnparsable(jwt + "~" + many + "~");
    }

    @Test
    void a_payload_that_is_no_object() {
      assertUnparsable("eyJhbGciOiJFUzI1NiJ9.W10.AA~");
    }

    private void assertUnparsable(String text) {
      var refused = catchThrowableOfType(MalformedInputException.class, () -> SdJwt.parse(text));
      assertThat(refused).as(text).isNotNull();
      assertThat(refused.type()).isEqualTo(ProblemType.PARSING_ERROR);
    }
  }

  @Test
  void an_unknown_algorithm_is_refused_as_such() {
    var refused =
        catchThrowableOfType(
            MalformedInputException.class, () -> SdJwt.parse("eyJhbGciOiJub25lIn0.e30.~"));
    assertThat(refused.type()).isEqualTo(ProblemType.UNSUPPORTED_ALGORITHM);
  }

  @Test
  void more_characters_than_anybody_needs_are_refused_as_such() {
    var text = jwt + "~" + "A".repeat(SdJwt.MAX_LENGTH) + "~";
    var refused = catchThrowableOfType(Refused.class, () -> SdJwt.parse(text));
    assertThat(refused.type()).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
  }

  @Test
  void it_is_written_as_it_was_read() {
    assertThat(SdJwt.parse(sdJwt.toString())).hasToString(sdJwt.toString());
    assertThat(SdJwt.parse(jwt + "~").disclosures()).isEmpty();
  }

  @Test
  void as_many_disclosures_as_are_allowed_are_read() {
    var disclosures =
        Collections.nCopies(SdJwt.MAX_DISCLOSURES, disclosure("['salt', 1]"))
            .toArray(String[]::new);
    assertThat(signed("{}", disclosures).disclosures()).hasSize(SdJwt.MAX_DISCLOSURES);
  }

  /** RFC 9901, 7.2: Processing by the Holder. */
  @Nested
  class Is_presented {

    private final SdJwt nested =
        issued(
            json("{'a': {'b': {'c': 1, 'd': 2}}, 'list': [1, [2, 3]], 'other': true}"),
            "a",
            "a.b.c",
            "a.b.d",
            "list[1]",
            "list[1][]",
            "other");

    @Test
    void without_what_was_not_chosen() {
      assertThat(nested.disclosing().disclosures()).isEmpty();
      assertThat(nested.disclosing("other").process().claims().has("other")).isTrue();
      assertThat(nested.disclosing("other").disclosures()).hasSize(1);
    }

    @Test
    void with_what_the_chosen_stands_in() {
      var presented = nested.disclosing("a.b.c", "list[1][0]");
      assertThat(presented.process().claims().get("a")).isEqualTo(json("{'b': {'c': 1}}"));
      assertThat(presented.process().claims().get("list")).hasToString("[1,[2]]");
      assertThat(presented.disclosures()).hasSize(4);
    }

    @Test
    void without_what_stands_in_the_chosen() {
      assertThat(nested.disclosing("a").process().claims().get("a")).hasToString("{\"b\":{}}");
    }

    @Test
    void but_not_with_something_that_is_not_hidden() {
      var refused =
          catchThrowableOfType(MalformedInputException.class, () -> nested.disclosing("a.b"));
      assertThat(refused.detail()).isEqualTo("There is nothing to disclose at a.b.");
    }

    @Test
    void and_says_where_there_is_a_choice() {
      assertThat(nested.disclosable().stream().map(ClaimPath::toString))
          .containsExactlyInAnyOrder(
              "a", "a.b.c", "a.b.d", "list[1]", "list[1][0]", "list[1][1]", "other");
    }

    @Test
    void without_a_binding_that_was_made_for_other_disclosures() {
      var bound = nested.bound(new KeyBinding("a", "b"), Parties.NOW, Parties.holder());
      assertThat(bound.keyBindingJwt()).isPresent();
      assertThat(bound.disclosing(List.of()).keyBindingJwt()).isEmpty();
    }
  }
}
