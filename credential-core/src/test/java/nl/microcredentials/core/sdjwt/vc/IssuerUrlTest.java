package nl.microcredentials.core.sdjwt.vc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.microcredentials.core.identifiers.DidWeb;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IssuerUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did:web:issuer.example",
        "http://issuer.example",
        "https://",
        "https://issuer.example/",
        "https://issuer.example/a/",
        "https://issuer.example//a",
        "https://issuer.example/a?b",
        "https://issuer.example/a#b",
        "https://issuer.example/a:b",
        "https://issuer.example/../a",
        "https://issuer.example/%61",
        "https://issuer.example:/a",
        "https://issuer.example:0443/a",
        "https://a@issuer.example",
        "https://Issuer.example",
        "https://[::1]/a",
        "https://issuer.example\n"
      })
  void another_URL_names_nobody_with_a_DID(String url) {
    assertThat(IssuerUrl.did(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did:web:",
        "did:web::a",
        "did:web:issuer.example:",
        "did:web:issuer.example:..",
        "did:web:issuer.example%3a8443",
        "did:web:issuer.example%2Fa",
        "did:web:issuer.example/a",
        "did:web:issuer.example#key-1",
        "did:web:Issuer.example",
        "did:key:z6Mk",
        "https://issuer.example"
      })
  void another_DID_has_no_URL(String did) {
    assertThatIllegalArgumentException().isThrownBy(() -> IssuerUrl.of(did));
  }

  @ParameterizedTest
  @CsvSource({
    "did:web:issuer.example, https://issuer.example",
    "did:web:issuer.example:a:b-1, https://issuer.example/a/b-1",
    "did:web:localhost%3A8081:hogeschool, https://localhost:8081/hogeschool"
  })
  void each_follows_from_the_other(String did, String url) {
    assertThat(IssuerUrl.of(did)).isEqualTo(url);
    assertThat(IssuerUrl.did(url)).contains(did);
  }

  @Test
  void the_document_of_the_DID_lies_below_the_URL() {
    var did = "did:web:issuer.example:hogeschool";
    assertThat(DidWeb.documentUrl(did)).hasToString(IssuerUrl.of(did) + "/did.json");
  }
}
