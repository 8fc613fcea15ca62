package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.digest;
import static nl.microcredentials.core.sdjwt.Parties.disclosure;
import static nl.microcredentials.core.sdjwt.Parties.issued;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static nl.microcredentials.core.sdjwt.Parties.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
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

/** RFC 9901, 7: Verification and Processing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtVerifierTest {

  private static final KeyBinding ASKED = new KeyBinding("https://verifier.example", "n-1");

  private final ObjectNode claims =
      json("{'name': 'Ada', 'address': {'street': 'A', 'city': 'B'}, 'list': [1, 2]}");
  private final SdJwt sdJwt = issued(claims, "name", "address", "address.city", "list[0]");

  /** Section 7.1, 2. */
  @Nested
  class The_issuer_did_not_sign {

    @Test
    void with_another_key() {
      var other = Ecdsa.generate(KeyType.P_256, RANDOM).getPublic();
      assertRefused(
          CRYPTOGRAPHIC_SECURITY_ERROR, () -> verifier(Optional.empty()).verify(sdJwt, other));
    }

    @Test
    void with_a_key_of_another_kind() {
      var other = Ed25519.generate(RANDOM).getPublic();
      assertRefused(UNSUPPORTED_ALGORITHM, () -> verifier(Optional.empty()).verify(sdJwt, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'md5'", "'SHA-256'", "'sha-1'", "''", "1", "null", "['sha-256']"})
    void with_a_hash_function_that_is_not_accepted(String algorithm) {
      assertRefused(UNSUPPORTED_ALGORITHM, signed("{'_sd_alg': %s}".formatted(algorithm)));
    }
  }

  /** Section 7.1, 3 to 5; SDJWT-01 among hostile inputs. */
  @Nested
  class A_disclosure_is_refused {

    private final String named = disclosure("['salt', 'a', 1]");
    private final String element = disclosure("['salt', 1]");

    @Test
    void that_no_digest_refers_to() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'b': 1}", named));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['x']}", named));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'l': ['{0}']}", element));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'a': '{0}'}", named));
    }

    @Test
    void that_only_a_withheld_disclosure_refers_to() {
      var inner = disclosure("['salt', 'in', 1]");
      var outer = disclosure("['salt', 'out', {'_sd': ['" + digest(inner) + "']}]");
      var payload = "{'_sd': ['" + digest(outer) + "']}";
      assertRefused(PROOF_VERIFICATION_ERROR, signed(payload, inner));
      assertThat(verified(signed(payload, inner, outer))).isEqualTo(json("{'out': {'in': 1}}"));
    }

    @Test
    void that_is_given_twice() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}']}", named, named));
    }

    @Test
    void whose_digest_stands_in_two_places() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}', '{0}']}", named));
      assertRefused(
          PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}'], 'b': {'_sd': ['{0}']}}", named));
      assertRefused(
          PROOF_VERIFICATION_ERROR, signed("{'l': [{'...': '{0}'}, {'...': '{0}'}]}", element));
    }

    @Test
    void if_any_digest_stands_in_two_places_although_nothing_is_disclosed() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['x', 'x']}"));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['x'], 'l': [{'...': 'x'}]}"));
    }

    @Test
    void whose_digest_stands_in_the_payload_and_in_another_disclosure() {
      var outer = disclosure("['salt', 'b', {'_sd': ['" + digest(named) + "']}]");
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}', '{1}']}", named, outer));
    }

    @Test
    void that_has_no_name_where_members_are_hidden() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}']}", element));
    }

    @Test
    void that_has_a_name_where_elements_are_hidden() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'l': [{'...': '{0}'}]}", named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "...", "_sd_alg"})
    void whose_name_is_reserved(String name) {
      assertRefused(
          PROOF_VERIFICATION_ERROR,
          signed("{'_sd': ['{0}']}", disclosure("['salt', '%s', 'sha-256']".formatted(name))));
    }

    @Test
    void that_would_replace_an_open_claim() {
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}'], 'a': 2}", named));
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'a': null, '_sd': ['{0}']}", named));
    }

    @Test
    void that_discloses_a_claim_which_another_one_discloses() {
      var same = disclosure("['pepper', 'a', 2]");
      assertRefused(PROOF_VERIFICATION_ERROR, signed("{'_sd': ['{0}', '{1}']}", named, same));
    }
  }

  /** Section 4.1, 7; 4.2.4. */
  @Nested
  class An_issuer_must_not_sign {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'_sd': 'x'}",
          "{'_sd': {}}",
          "{'_sd': [1]}",
          "{'_sd': ['x', null]}",
          "{'_sd': null}",
          "{'...': 'x'}",
          "{'a': {'...': 'x'}}",
          "{'l': [{'...': 'x', 'a': 1}]}",
          "{'l': [{'...': 1}]}",
          "{'l': [{'...': null}]}",
          "{'l': [[{'...': ['x']}]]}",
          "{'a': {'_sd_alg': 'sha-256'}}",
          "{'l': [{'_sd_alg': 'sha-256'}]}"
        })
    void reserved_names_for_anything_but_digests(String payload) {
      assertRefused(MALFORMED_VALUE_ERROR, signed(payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'_sd': 'x'}", "{'...': 'x'}", "{'_sd_alg': 'sha-256'}"})
    void the_same_in_a_disclosure(String value) {
      var disclosure = disclosure("['salt', 'a', %s]".formatted(value));
      assertRefused(MALFORMED_VALUE_ERROR, signed("{'_sd': ['{0}']}", disclosure));
    }

    @Test
    void claims_that_become_nested_too_deeply_when_they_are_disclosed() {
      var disclosures = new ArrayList<String>();
      var deep = "1";
      for (int i = 0; i < 3; i++) {
        deep = "{'a':".repeat(30) + deep + "}".repeat(30);
        disclosures.addFirst(disclosure("['salt', 'b', %s]".formatted(deep)));
        deep = "{'_sd': ['%s']}".formatted(digest(disclosures.getFirst()));
      }
      assertRefused(PARSING_ERROR, signed(deep, disclosures.toArray(String[]::new)));
    }
  }

  /** Section 7.1, 6. */
  @Nested
  class Time {

    @Test
    void after_expiry_is_too_late() {
      assertTimely("exp", Duration.ofMinutes(-4));
      assertRefused(OUTSIDE_VALIDITY_PERIOD, at("exp", Duration.ofMinutes(-5)));
    }

    @Test
    void before_the_start_is_too_early() {
      assertTimely("nbf", Duration.ofMinutes(5));
      assertRefused(OUTSIDE_VALIDITY_PERIOD, at("nbf", Duration.ofMinutes(5).plusSeconds(1)));
    }

    @Test
    void counts_also_where_it_was_disclosed() {
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD, signed("{'_sd': ['{0}']}", disclosure("['salt', 'exp', 1]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-11-24T12:00:00Z'", "null", "-1", "1e300", "253402300800", "[1]"})
    void is_a_number_of_seconds(String value) {
      assertRefused(MALFORMED_VALUE_ERROR, signed("{'exp': %s}".formatted(value)));
      assertRefused(MALFORMED_VALUE_ERROR, signed("{'nbf': %s}".formatted(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-300", "0.1e-99999999", "1795521600.5"})
    void may_have_fractions(String value) {
      assertThat(verified(signed("{'nbf': %s}".formatted(value))).has("nbf")).isTrue();
    }

    private SdJwt at(String claim, Duration fromNow) {
      return signed("{'%s': %d}".formatted(claim, NOW.plus(fromNow).getEpochSecond()));
    }

    private void assertTimely(String claim, Duration fromNow) {
      assertThat(verified(at(claim, fromNow)).has(claim)).isTrue();
    }
  }

  /** Section 7.3. */
  @Nested
  class The_holders_proof_is_refused {

    @Test
    void if_there_is_none_where_one_is_asked_for() {
      assertRefused(
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
      assertRefused(
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
  void everything_is_disclosed_by_everything_that_was_issued() {
    var expected = claims.deepCopy();
    expected.set("cnf", Parties.confirmation());
    assertThat(verified(sdJwt)).isEqualTo(expected);
  }

  @Test
  void what_is_withheld_leaves_no_trace_in_the_claims() {
    var processed =
        verifier(Optional.empty()).verify(sdJwt.disclosing("address"), Parties.issuerKey());
    processed.claims().remove("cnf");
    assertThat(processed.claims()).isEqualTo(json("{'address': {'street': 'A'}, 'list': [2]}"));
    assertThat(processed.disclosed()).containsOnlyKeys(ClaimPath.of("address"));
    assertThat(processed.withheld())
        .containsExactlyInAnyOrder(
            ClaimPath.ROOT, ClaimPath.of("address"), ClaimPath.of("list").element(0));
  }

  @Test
  void an_object_of_which_nothing_is_shown_is_empty() {
    assertThat(verified(signed("{'a': {'_sd': ['x']}, 'b': {'_sd': []}}")))
        .isEqualTo(json("{'a': {}, 'b': {}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "1.50", "true", "'text'", "[]", "{}", "[[1], {'x': null}]"})
  void values_of_any_kind_are_disclosed(String value) {
    var disclosures =
        new String[] {
          disclosure("['s', 'a', %s]".formatted(value)), disclosure("['s', %s]".formatted(value))
        };
    assertThat(verified(signed("{'_sd': ['{0}'], 'l': [{'...': '{1}'}]}", disclosures)))
        .isEqualTo(json("{'l': [%s], 'a': %s}".formatted(value, value)));
  }

  @Test
  void the_proof_of_the_holder_holds_for_who_asked() {
    var bound = sdJwt.disclosing("name").bound(ASKED, NOW, Parties.holder());
    var processed = verifier(Optional.of(ASKED)).verify(bound, Parties.issuerKey());
    assertThat(processed.claims().path("name").textValue()).isEqualTo("Ada");
  }

  /** One character of the whole, replaced, left out or repeated. */
  @Test
  void no_change_to_any_character_verifies() {
    var text = sdJwt.disclosing("name", "list[0]").bound(ASKED, NOW, Parties.holder()).toString();
    for (int i = 0; i < text.length(); i++) {
      for (var replacement : new String[] {"", "A", "B", "-", "~", ".", "=", " ", "\u00e9", "~~"}) {
        var changed = text.substring(0, i) + replacement + text.substring(i + 1);
        if (!changed.equals(text)) {
          assertNotVerified(changed, Optional.of(ASKED));
          assertNotVerified(changed, Optional.empty());
        }
      }
    }
  }

  private void assertNotVerified(String text, Optional<KeyBinding> required) {
    var refused =
        catchThrowableOfType(
            Refused.class, () -> verifier(required).verify(SdJwt.parse(text), Parties.issuerKey()));
    assertThat(refused).as(text).isNotNull();
  }

  @Test
  void as_much_as_fits_is_answered() {
    var wide = "[" + "[],".repeat(9_999) + "[]]";
    var payload = "{'a':".repeat(60) + "[" + (wide + ",").repeat(20) + wide + "]" + "}".repeat(60);
    assertThat(verified(signed(payload))).isNotEmpty();
  }

  private static SdJwtVerifier verifier(Optional<KeyBinding> required) {
    return new SdJwtVerifier(required, NOW);
  }

  private static ObjectNode verified(SdJwt sdJwt) {
    return verifier(Optional.empty()).verify(sdJwt, Parties.issuerKey()).claims();
  }

  private static void assertRefused(ProblemType type, SdJwt sdJwt) {
    var required = sdJwt.keyBindingJwt().map(_ -> ASKED);
    assertRefused(type, () -> verifier(required).verify(sdJwt, Parties.issuerKey()));
  }

  private static void assertRefused(ProblemType type, Runnable verification) {
    var refused = catchThrowableOfType(Refused.class, verification::run);
    assertThat(refused).isNotNull();
    assertThat(refused.type()).isEqualTo(type);
  }
}
