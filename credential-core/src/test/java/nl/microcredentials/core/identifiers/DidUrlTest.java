package nl.microcredentials.core.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Core 1.0, 3.1 and 3.2: the syntax of DIDs and DID URLs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DidUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did",
        "did:",
        "did:web",
        "did:web:",
        "did::x",
        "did:web:x:",
        "did:Web:x",
        "DID:web:x",
        "did:we b:x",
        "did:web:x y",
        "did:web:é",
        "did:web:%4",
        "did:web:%zz",
        "did:web:\u0000",
        "notDid:key:z",
        "/did:web:x",
        "#",
        "did:?x"
      })
  void what_is_not_a_did(String text) {
    assertThat(refusal(text).error()).isEqualTo(DidError.INVALID_DID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:web:x#",
        "did:web:x#a#b",
        "did:web:x#a b",
        "did:web:x/^bar^/?query=`#z",
        "did:web:x?a=\"b\"",
        "did:web:x/%",
        "did:web:x#\t"
      })
  void what_is_not_a_did_url(String text) {
    assertThat(refusal(text).error()).isEqualTo(DidError.INVALID_DID_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:web:x/", "did:web:x/path", "did:web:x?versionId=1#a", "did:web:x?"})
  void urls_with_a_path_or_a_query_are_not_followed(String text) {
    assertThat(refusal(text).error()).isEqualTo(DidError.FEATURE_NOT_SUPPORTED);
  }

  @Test
  void an_endless_one() {
    assertThat(refusal("did:web:" + "a".repeat(1_000_000)).error()).isEqualTo(DidError.INVALID_DID);
    assertThat(refusal("did:web:x#" + "a".repeat(1_000_000)).error())
        .isEqualTo(DidError.INVALID_DID);
  }

  @Test
  void the_longest_one() {
    var rest = "did:web:x#" + "%C3%A9:".repeat(500);
    var text = rest + "a".repeat(DidUrl.MAX_LENGTH - rest.length());
    assertThat(DidUrl.parse(text).fragment()).hasValueSatisfying(f -> assertThat(text).endsWith(f));
    var did = "did:web:" + "%C3%A9:".repeat(500) + "a";
    assertThat(DidUrl.parse(did).did()).isEqualTo(did);
  }

  @ParameterizedTest
  @CsvSource({
    "did:example:123456789abcdefghi, example, did:example:123456789abcdefghi,",
    "did:example:123#public-key-0, example, did:example:123, public-key-0",
    "did:web:x%3A80:a:b#%C3%A9, web, did:web:x%3A80:a:b, %C3%A9",
    "did:0:a::b#?/, 0, did:0:a::b, ?/"
  })
  void what_is_one(String text, String method, String did, String fragment) {
    assertThat(DidUrl.parse(text))
        .isEqualTo(new DidUrl(did, method, Optional.ofNullable(fragment)));
    assertThat(DidUrl.hasMoreThanDid(text)).isEqualTo(fragment != null);
  }

  private static IdentifierRefused refusal(String text) {
    return catchThrowableOfType(IdentifierRefused.class, () -> DidUrl.parse(text));
  }
}
