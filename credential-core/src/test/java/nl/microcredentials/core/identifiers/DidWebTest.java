package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * did:web Method Specification, 2.5.2: Read (Resolve). The numbers are those of the hostile cases.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DidWebTest {

  @Nested
  class Is_unsafe {

    @ParameterizedTest(name = "DIDWEB-01 {0}")
    @ValueSource(
        strings = {
          "did:web:127.0.0.1",
          "did:web:127.0.0.1%3A443",
          "did:web:127.1",
          "did:web:2130706433",
          "did:web:0x7f000001",
          "did:web:0x7f.1",
          "did:web:0177.0.0.1",
          "did:web:8.8.8.8",
          "did:web:8.8.8.8:user",
          "did:web:[::1]",
          "did:web:[::1]%3A443",
          "did:web:%5B::1%5D",
          "did:web:%5b%3A%3A1%5d",
          "did:web:%3A%3A1",
          "did:web:fd00%3A%3A1",
          "did:web:0:0:0:0:0:0:0:1"
        })
    void an_address_in_whatever_spelling(String did) {
      assertRefused(did, UNSAFE_URL);
    }

    @ParameterizedTest(name = "DIDWEB-02 {0}")
    @ValueSource(
        strings = {
          "did:web:localhost",
          "did:web:localhost%3A8443",
          "did:web:LocalHost",
          "did:web:a.localhost",
          "did:web:printer.local",
          "did:web:printer.LOCAL",
          "did:web:metadata.google.internal",
          "did:web:nas.lan",
          "did:web:router.home.arpa",
          "did:web:intranet",
          "did:web:hogeschool.example.",
          "did:web:-hogeschool.example",
          "did:web:hogeschool..example",
          "did:web:hoge_school.example",
          "did:web:hogeschool.1example"
        })
    void a_host_without_a_name_on_the_public_internet(String did) {
      assertRefused(did, UNSAFE_URL);
    }

    @ParameterizedTest(name = "DIDWEB-05 {0}")
    @ValueSource(
        strings = {
          "did:web:good%40evil.test",
          "did:web:good@evil.test",
          "did:web:good.example%23@evil",
          "did:web:good.example%3A@evil.test",
          "did:web:good.example/@evil.test"
        })
    void a_user_in_front_of_the_host(String did) {
      assertRefused(did, UNSAFE_URL);
    }
  }

  @Nested
  class Is_no_url {

    @ParameterizedTest(name = "DIDWEB-04 {0}")
    @ValueSource(
        strings = {
          "did:web:hogeschool.example:..:..:etc",
          "did:web:host:..:..:etc",
          "did:web:hogeschool.example:.",
          "did:web:hogeschool.example:%2e%2e:etc",
          "did:web:hogeschool.example:%2E",
          "did:web:hogeschool.example:a%2fb",
          "did:web:hogeschool.example:a%252fb",
          "did:web:hogeschool.example:%c0%ae%c0%ae",
          "did:web:hogeschool.example:%ff",
          "did:web:hogeschool.example:%e2%82",
          "did:web:hogeschool.example:a\\b",
          "did:web:hogeschool.example:a%5cb",
          "did:web:hogeschool.example::etc",
          "did:web:hogeschool.example:",
          "did:web:hogeschool.example:a/../b",
          "did:web:"
        })
    void a_path_that_leads_elsewhere(String did) {
      assertRefused(did, INVALID_VERIFICATION_METHOD_URL);
    }

    @ParameterizedTest(name = "DIDWEB-06 {0}")
    @ValueSource(
        strings = {
          "did:web:host%3Fx",
          "did:web:hogeschool.example%3Fx",
          "did:web:hogeschool.example%23x",
          "did:web:hogeschool.example%2Fx",
          "did:web:hogeschool.example%00",
          "did:web:hogeschool.example%0D%0AHost%3Aevil",
          "did:web:hogeschool.example\r\nHost",
          "did:web:hogeschool.example\t",
          "did:web:hogeschool.example:a%09",
          "did:web:hogeschool.example:a%3Fb",
          "did:web:hogeschool.example:a?b",
          "did:web:hogeschool.example#key-1",
          "did:web:hogeschool.example\u0000",
          "did:web:hogeschool.example ",
          "did:web:hogeschool。example",
          "did:web:%68ogeschool.example"
        })
    void a_query_or_a_line_in_disguise(String did) {
      assertRefused(did, INVALID_VERIFICATION_METHOD_URL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "did:web:hogeschool.example%3A",
          "did:web:hogeschool.example%3A0",
          "did:web:hogeschool.example%3A080",
          "did:web:hogeschool.example%3A65536",
          "did:web:hogeschool.example%3A99999",
          "did:web:hogeschool.example%3A+443",
          "did:web:hogeschool.example%3Aa",
          "did:key:hogeschool.example",
          "DID:web:hogeschool.example",
          ""
        })
    void a_port_that_is_none_or_another_method(String did) {
      assertRefused(did, INVALID_VERIFICATION_METHOD_URL);
    }

    @Test
    void an_endless_one() {
      assertRefused(
          "did:web:hogeschool.example" + ":a".repeat(100_000), INVALID_VERIFICATION_METHOD_URL);
      assertRefused(
          "did:web:hogeschool.example:" + "%C3%A9".repeat(600) + "%",
          INVALID_VERIFICATION_METHOD_URL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "did:web:w3c-ccg.github.io, https://w3c-ccg.github.io/.well-known/did.json",
    "did:web:w3c-ccg.github.io:user:alice, https://w3c-ccg.github.io/user/alice/did.json",
    "did:web:example.com%3A3000, https://example.com:3000/.well-known/did.json",
    "did:web:example.com%3a3000:user:alice, https://example.com:3000/user/alice/did.json",
    "did:web:xn--caf-dma.example:a..b:.c, https://xn--caf-dma.example/a..b/.c/did.json",
    "did:web:example.com:caf%C3%A9, https://example.com/caf%C3%A9/did.json"
  })
  void the_document_lies_where_the_method_says(String did, String url) {
    assertThat(DidWeb.documentUrl(did)).hasToString(url);
  }

  @Test
  void an_operator_may_know_a_host_by_name() {
    var did = "did:web:localhost%3A8443:hogeschool";
    assertThat(DidWeb.documentUrl(did, url -> url.getPort() == 8443))
        .hasToString("https://localhost:8443/hogeschool/did.json");
    assertThat(
            catchThrowableOfType(
                    IdentifierRefused.class,
                    () -> DidWeb.documentUrl("did:web:a%40localhost", _ -> true))
                .type())
        .isEqualTo(UNSAFE_URL);
  }

  private static void assertRefused(String did, ProblemType type) {
    var refused = catchThrowableOfType(IdentifierRefused.class, () -> DidWeb.documentUrl(did));
    assertThat(refused).as(did).isNotNull();
    assertThat(refused.type()).as(did).isEqualTo(type);
    assertThat(refused.error()).isEqualTo(DidError.INVALID_DID);
  }
}
