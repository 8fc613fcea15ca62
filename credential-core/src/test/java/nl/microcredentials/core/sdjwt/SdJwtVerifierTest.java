package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, 7: Verification and Processing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtVerifierTest {

  private final ObjectNode claims =
      json("{'name': 'Ada', 'address': {'street': 'A', 'city': 'B'}, 'list': [1, 2]}");
  private final SdJwt sdJwt = issued(claims, "name", "address", "address.city", "list[0]");

  /** Section 7.1, 2. */
  @Nested
  class The_issuer_did_not_sign {

    @Test
    void with_another_key() {
      var other = Ecdsa.generate(KeyType.P_256, RANDOM).getPublic();
      Parties.assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, () -> verifier().verify(sdJwt, other));
    }

    @Test
    void with_a_key_of_another_kind() {
      var other = Ed25519.generate(RANDOM).getPublic();
      Parties.assertRefused(UNSUPPORTED_ALGORITHM, () -> verifier().verify(sdJwt, other));
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

  @Test
  void everything_is_disclosed_by_everything_that_was_issued() {
    var expected = claims.deepCopy();
    expected.set("cnf", Parties.confirmation());
    assertThat(verified(sdJwt)).isEqualTo(expected);
  }

  @Test
  void what_is_withheld_leaves_no_trace_in_the_claims() {
    var processed = verifier().verify(sdJwt.disclosing("address"), Parties.issuerKey());
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
  void as_much_as_fits_is_answered() {
    var wide = "[" + "[],".repeat(9_999) + "[]]";
    var payload = "{'a':".repeat(60) + "[" + (wide + ",").repeat(20) + wide + "]" + "}".repeat(60);
    assertThat(verified(signed(payload))).isNotEmpty();
  }

  private static SdJwtVerifier verifier() {
    return new SdJwtVerifier(Optional.empty(), NOW);
  }

  private static ObjectNode verified(SdJwt sdJwt) {
    return verifier().verify(sdJwt, Parties.issuerKey()).claims();
  }

  private static void assertRefused(ProblemType type, SdJwt sdJwt) {
    Parties.assertRefused(type, () -> verified(sdJwt));
  }
}
