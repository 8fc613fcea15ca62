package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.changesOf;
import static nl.microcredentials.core.sdjwt.Parties.issued;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static nl.microcredentials.core.sdjwt.Parties.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, 4.3: Key Binding JWT; 7.3: Verification by the Verifier. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyBindingTest {

  private static final KeyBinding ASKED = new KeyBinding("https://verifier.example", "n-1");

  private final ObjectNode claims =
      json("{'name': 'Ada', 'address': {'street': 'A', 'city': 'B'}, 'list': [1, 2]}");
  private final SdJwt sdJwt = issued(claims, "name", "address", "address.city", "list[0]");

  @Nested
  class Is_refused {

    @Test
    void if_there_is_none_where_one_is_asked_for() {
      Parties.assertRefused(
          PROOF_VERIFICATION_ERROR,
          () -> verifier(Optional.of(ASKED)).verify(sdJwt, Parties.issuerKey()));
    }

    @Test
    void for_another_nonce() {
      assertRefused(
          INVALID_CHALLENGE_ERROR,
          sdJwt.bound(new KeyBinding(ASKED.audience(), "n-2"), NOW, Parties.holder()));
    }

    @Test
    void for_another_audience() {
      assertRefused(
          INVALID_DOMAIN_ERROR,
          sdJwt.bound(new KeyBinding("https://other.example", "n-1"), NOW, Parties.holder()));
    }

    @ParameterizedTest
    @CsvSource({"PT-15M", "PT5M", "P1D", "P-365D"})
    void if_it_was_not_made_just_now(Duration fromNow) {
      assertRefused(
          PROOF_VERIFICATION_ERROR, sdJwt.bound(ASKED, NOW.plus(fromNow), Parties.holder()));
    }

    @Test
    void if_somebody_else_signed_it() {
      var other = Ecdsa.signer(Ecdsa.generate(KeyType.P_256, RANDOM).getPrivate(), RANDOM);
      assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, sdJwt.bound(ASKED, NOW, other));
      assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, sdJwt.bound(ASKED, NOW, Parties.issuer()));
      assertRefused(
          UNSUPPORTED_ALGORITHM,
          sdJwt.bound(ASKED, NOW, Ed25519.signer(Ed25519.generate(RANDOM).getPrivate())));
    }

    @Test
    void if_it_was_made_for_other_disclosures() {
      var proof = sdJwt.bound(ASKED, NOW, Parties.holder()).keyBindingJwt().orElseThrow();
      assertRefused(
          PROOF_VERIFICATION_ERROR, SdJwt.parse(sdJwt.disclosing("name").toString() + proof));
    }

    @Test
    void if_the_issuer_does_not_name_the_holder() {
      var anybodys = signed("{'cnf': {'kid': 'x'}}");
      assertRefused(PROOF_VERIFICATION_ERROR, anybodys.bound(ASKED, NOW, Parties.holder()));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{}").bound(ASKED, NOW, Parties.holder()));
    }

    @Test
    void if_the_issuer_gives_away_the_holders_private_key() {
      var leaked = signed("{'cnf': {'jwk': {'kty': 'EC', 'crv': 'P-256', 'd': 'x'}}}");
      assertRefused(MALFORMED_VALUE_ERROR, leaked.bound(ASKED, NOW, Parties.holder()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "dc+sd-jwt", "KB+JWT", "application/kb+jwt"})
    void of_another_type(String type) {
      assertRefused(PROOF_VERIFICATION_ERROR, bound(type, proof()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "nonce", "iat", "sd_hash"})
    void if_something_is_missing(String name) {
      assertRefused(
          PROOF_VERIFICATION_ERROR, bound(KeyBinding.TYPE, proof().remove(List.of(name))));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "aud|['https://verifier.example']|PROOF_VERIFICATION_ERROR",
          "nonce|1|PROOF_VERIFICATION_ERROR",
          "iat|'2026-11-24T12:00:00Z'|MALFORMED_VALUE_ERROR",
          "sd_hash|['x']|PROOF_VERIFICATION_ERROR",
          "iat|-1|MALFORMED_VALUE_ERROR",
          "exp|1|OUTSIDE_VALIDITY_PERIOD",
          "nbf|4000000000|OUTSIDE_VALIDITY_PERIOD"
        })
    void if_something_is_of_another_kind(String name, String value, ProblemType expected) {
      var proof = proof();
      proof.setAll(json("{'%s': %s}".formatted(name, value)));
      assertRefused(expected, bound(KeyBinding.TYPE, proof));
    }

    @Test
    void also_where_none_is_asked_for() {
      var text = sdJwt.bound(ASKED, NOW, Parties.holder()).toString();
      var other = sdJwt.disclosing("name").bound(ASKED, NOW, Parties.holder());
      var swapped = sdJwt.toString() + other.keyBindingJwt().orElseThrow();
      assertThat(verifier(Optional.empty()).verify(SdJwt.parse(text), Parties.issuerKey()))
          .isNotNull();
      Parties.assertRefused(
          PROOF_VERIFICATION_ERROR,
          () -> verifier(Optional.empty()).verify(SdJwt.parse(swapped), Parties.issuerKey()));
    }

    private ObjectNode proof() {
      return json("{'aud': 'https://verifier.example', 'nonce': 'n-1'}")
          .put("iat", NOW.getEpochSecond())
          .put("sd_hash", KeyBinding.hash(sdJwt));
    }

    private SdJwt bound(String type, ObjectNode proof) {
      var header = StrictJson.object().put("typ", type);
      var jwt = CompactJws.sign(header, StrictJson.write(proof), Parties.holder());
      return SdJwt.parse(sdJwt.toString() + jwt);
    }
  }

  @Test
  void holds_for_who_asked() {
    var bound = sdJwt.disclosing("name").bound(ASKED, NOW, Parties.holder());
    var processed = verifier(Optional.of(ASKED)).verify(bound, Parties.issuerKey());
    assertThat(processed.claims().path("name").textValue()).isEqualTo("Ada");
  }

  @Test
  void no_change_to_any_character_verifies() {
    var text = sdJwt.disclosing("name", "list[0]").bound(ASKED, NOW, Parties.holder()).toString();
    changesOf(text)
        .forEach(changed -> {
          assertNotVerified(changed, Optional.of(ASKED));
          assertNotVerified(changed, Optional.empty());
        });
  }

  private void assertNotVerified(String text, Optional<KeyBinding> required) {
    var refused =
        catchThrowableOfType(
            Refused.class, () -> verifier(required).verify(SdJwt.parse(text), Parties.issuerKey()));
    assertThat(refused).as(text).isNotNull();
  }

  private static SdJwtVerifier verifier(Optional<KeyBinding> required) {
    return new SdJwtVerifier(required, NOW);
  }

  private static void assertRefused(ProblemType type, SdJwt sdJwt) {
    Parties.assertRefused(
        type, () -> verifier(Optional.of(ASKED)).verify(sdJwt, Parties.issuerKey()));
  }
}
