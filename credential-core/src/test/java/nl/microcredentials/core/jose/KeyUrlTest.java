package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VC-JOSE-COSE, 4.1.1: kid; and 4.3: Using Controlled Identifier Documents. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyUrlTest {

  private static final Optional<String> ISSUER = Optional.of("https://issuer.example/vc");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "#",
        "##key-1",
        "../../dev/null",
        "../keys/1",
        "/keys/1",
        "//issuer.example/keys/1",
        "' OR 1=1--",
        "1'; DROP TABLE keys;--",
        "*)(uid=*))(|(uid=*",
        "%0d%0aX: y",
        "#%0d%0aX:%20y",
        "key-1\r\nX: y",
        "key\u0000",
        "kéy",
        "did:web:",
        "did:WEB:issuer.example#key-1",
        "DID:web:issuer.example#key-1",
        "did:web:issuer.example#key-1#key-2",
        "did:web:issuer.example#",
        "did:web:issuer.example%0d%0aX:y#key-1",
        "did:web:issuer.example%7f#key-1",
        "did:web:issuer.example%zz#key-1",
        "did:web:issuer.example%3#key-1",
        "did:web:issuer.example#key%31",
        "did:web:issuer.example:..:other#key-1",
        "did:web:issuer.example:%2e%2E:other#key-1",
        "did:web:..",
        "did:web:issuer.example#key 1",
        "did:web:issuer.example\n#key-1",
        "https://",
        "https:///keys/1",
        "https://user@issuer.example/keys#1",
        "https://issuer.example/../keys#1",
        "https://issuer.example/./keys#1",
        "https://issuer.example/keys/..",
        "https://issuer.example/%2e%2e/keys#1",
        "https://issuer.example\\keys",
        "http://issuer.example/keys#1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:application/json,{}",
        "ldap://issuer.example/",
        "urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
      })
  void what_is_not_a_plain_url_of_a_key_is_refused(String keyId) {
    assertThat(refusalOf(() -> KeyUrl.resolve(keyId, ISSUER)))
        .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#key-1", "key-1", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"})
  void what_is_relative_needs_an_issuer(String keyId) {
    assertThat(refusalOf(() -> KeyUrl.resolve(keyId, Optional.empty())))
        .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hogeschool", "http://issuer.example", "did:web:a#b", "../..", ""})
  void an_issuer_that_is_none_completes_nothing(String issuer) {
    assertThat(refusalOf(() -> KeyUrl.resolve("key-1", Optional.of(issuer))))
        .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }

  @ParameterizedTest
  @CsvSource({"#key-1", "key-1", "a.b_c-1"})
  void a_fragment_or_a_name_is_completed(String keyId) {
    assertThat(KeyUrl.resolve(keyId, ISSUER))
        .isEqualTo("https://issuer.example/vc#" + keyId.replace("#", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:web:issuer.example:hogeschool-voorbeeld#key-1",
        "did:web:localhost%3A8081:hogeschool#key-1",
        "did:key:z6MkhaXg#z6MkhaXg",
        "did:jwk:eyJrdHkiOiJPS1AifQ#0",
        "https://issuer.example/vc#key-1",
        "https://issuer.example:8443/keys/1?version=2",
        "https://issuer.example/42/keys/urn:ietf:params:oauth:jwk-thumbprint:sha-256:Nzb"
      })
  void an_absolute_url_stays_as_it_is(String keyId) {
    assertThat(KeyUrl.resolve(keyId, Optional.empty())).isEqualTo(keyId);
    assertThat(KeyUrl.resolve(keyId, ISSUER)).isEqualTo(keyId);
  }

  @Test
  void what_is_very_long_is_refused_at_once() {
    for (var part : new String[] {"a", "%41", "a%41", "/", ":", "/a."}) {
      assertThat(refusalOf(() -> KeyUrl.resolve("did:web:" + part.repeat(300_000), ISSUER)))
          .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
    }
  }
}
