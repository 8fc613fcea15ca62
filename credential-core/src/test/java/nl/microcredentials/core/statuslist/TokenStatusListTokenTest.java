package nl.microcredentials.core.statuslist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List (draft 21), 5.1 Status List Token, 6.2 Referenced Token, 8.3 Validation. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenStatusListTokenTest {

  private static final URI ADDRESS = URI.create("https://issuer.example/token-status-lists/1");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final TokenStatusList STATUSES =
      TokenStatusList.of(2, 8, Map.of(1, StatusType.INVALID, 2, StatusType.SUSPENDED));

  @Nested
  class A_token_is_refused {

    @ParameterizedTest
    @ValueSource(strings = {"sub", "iat", "status_list"})
    void without_a_mandatory_claim(String claim) {
      var claims = token().toJson();
      claims.remove(claim);
      assertRefused(MALFORMED_VALUE_ERROR, () -> TokenStatusListToken.parse(claims));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "sub | 1",
          "sub | \"list\"",
          "sub | [\"https://issuer.example/\"]",
          "sub | \"https://é.example/\"",
          "iat | \"1686920170\"",
          "iat | -1",
          "iat | 253402300800",
          "iat | 1e300",
          "iat | 1e-300",
          "iat | 1e-999999999",
          "iat | 0.0000000001",
          "exp | null",
          "exp | true",
          "exp | {}",
          "nbf | \"now\"",
          "ttl | 0",
          "ttl | 0.0",
          "ttl | -1",
          "ttl | \"300\"",
          "ttl | null",
          "status_list | []",
          "status_list | null",
          "status_list | {}",
          "status_list | {\"bits\": 1, \"lst\": null}",
          "status_list | {\"bits\": 1, \"lst\": \"eNrbuRgAAhcBXQ\", \"aggregation_uri\": 7}"
        })
    void if_a_claim_does_not_have_its_form(String claim, String json) {
      var claims = token().toJson();
      claims.set(claim, StrictJson.parse(json.getBytes(UTF_8)));
      assertRefused(MALFORMED_VALUE_ERROR, () -> TokenStatusListToken.parse(claims));
    }

    @Test
    void if_it_is_meant_for_somebody_else() {
      var claims = token().toJson().put("aud", "https://other.example");
      assertRefused(STATUS_VERIFICATION_ERROR, () -> TokenStatusListToken.parse(claims));
    }

    @Test
    void if_it_is_asked_about_another_list() {
      for (var other :
          new String[] {
            "https://issuer.example/token-status-lists/2",
            "HTTPS://issuer.example/token-status-lists/1"
          }) {
        var reference = new TokenStatusReference(1, URI.create(other));
        assertRefused(STATUS_VERIFICATION_ERROR, () -> token().statusOf(reference));
      }
    }

    @Test
    void if_it_is_asked_about_an_entry_that_it_does_not_have() {
      var reference = new TokenStatusReference(8, ADDRESS);
      assertRefused(RANGE_ERROR, () -> token().statusOf(reference));
    }
  }

  @Nested
  class A_token {

    @Test
    void is_read_as_it_was_written() {
      assertThat(TokenStatusListToken.parse(token().toJson())).isEqualTo(token());
      var everything =
          new TokenStatusListToken(
              ADDRESS,
              NOON,
              Optional.of(NOON.plusSeconds(1)),
              Optional.of(NOON.plusSeconds(2)),
              Optional.of(Duration.ofSeconds(3)),
              STATUSES,
              Optional.of(URI.create("https://issuer.example/lists")));
      assertThat(TokenStatusListToken.parse(everything.toJson())).isEqualTo(everything);
    }

    @Test
    void may_leave_out_when_it_ends_and_have_claims_of_its_own() {
      var claims = token().toJson().put("iss", "https://issuer.example").put("jti", "1");
      claims.remove("exp");
      claims.remove("ttl");
      claims.withObject("/status_list").put("more", true);
      var token = TokenStatusListToken.parse(claims);
      assertThat(token.expiresAt()).isEmpty();
      assertThat(token.timeToLive()).isEmpty();
      assertThat(token.isValidAt(Instant.MAX)).isTrue();
    }

    @Test
    void may_state_its_times_with_fractions() {
      var claims = parse("{\"iat\": 1764000000.25, \"exp\": 1.764000001E9, \"ttl\": 0.5}");
      claims.put("sub", ADDRESS.toString()).set("status_list", STATUSES.toJson());
      var token = TokenStatusListToken.parse(claims);
      assertThat(token.issuedAt()).isEqualTo(Instant.ofEpochSecond(1_764_000_000, 250_000_000));
      assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(1_764_000_001));
      assertThat(token.timeToLive()).contains(Duration.ofMillis(500));
    }

    @Test
    void says_the_status() {
      assertThat(token().statusOf(new TokenStatusReference(0, ADDRESS)))
          .isEqualTo(StatusType.VALID);
      assertThat(token().statusOf(new TokenStatusReference(1, ADDRESS)))
          .isEqualTo(StatusType.INVALID);
      assertThat(token().statusOf(new TokenStatusReference(2, ADDRESS)))
          .isEqualTo(StatusType.SUSPENDED);
    }

    @Test
    void is_valid_from_its_time_of_issue_until_it_expires() {
      assertThat(token().isValidAt(NOON.minusNanos(1))).isFalse();
      assertThat(token().isValidAt(NOON)).isTrue();
      assertThat(token().isValidAt(NOON.plusSeconds(60).minusNanos(1))).isTrue();
      assertThat(token().isValidAt(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void is_not_valid_before_it_says() {
      var claims = token().toJson().put("nbf", NOON.getEpochSecond() + 10);
      var token = TokenStatusListToken.parse(claims);
      assertThat(token.isValidAt(NOON.plusSeconds(9))).isFalse();
      assertThat(token.isValidAt(NOON.plusSeconds(10))).isTrue();
    }

    @Test
    void lives_for_more_than_nothing() {
      assertThatThrownBy(() ->
              TokenStatusListToken.of(ADDRESS, NOON, NOON, Optional.of(Duration.ZERO), STATUSES))
          .isInstanceOf(IllegalArgumentException.class);
      var briefly =
          TokenStatusListToken.of(ADDRESS, NOON, NOON, Optional.of(Duration.ofMillis(1)), STATUSES);
      assertThat(briefly.toJson().get("ttl").intValue()).isEqualTo(1);
    }
  }

  @Nested
  class A_reference {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "null",
          "[]",
          "7",
          "{}",
          "{\"status_list\": null}",
          "{\"status_list\": []}",
          "{\"status_list\": {\"idx\": 0}}",
          "{\"status_list\": {\"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": -1, \"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": 0.0, \"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": 1e3, \"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": \"0\", \"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": null, \"uri\": \"https://a.example/\"}}",
          "{\"status_list\": {\"idx\": 0, \"uri\": \"/1\"}}",
          "{\"status_list\": {\"idx\": 0, \"uri\": \"not a uri\"}}",
          "{\"status_list\": {\"idx\": 0, \"uri\": {}}}"
        })
    void is_refused_if_it_does_not_have_its_form(String status) {
      assertRefused(
          MALFORMED_VALUE_ERROR,
          () -> TokenStatusReference.parse(parse("{\"status\": %s}".formatted(status))));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"identifier_list\": {}}",
          "{\"status_list\": {\"idx\": 0, \"uri\": \"https://a.example/\"}, \"other\": {}}"
        })
    void of_another_kind_is_never_passed_over(String status) {
      assertRefused(
          STATUS_TYPE_UNKNOWN,
          () -> TokenStatusReference.parse(parse("{\"status\": %s}".formatted(status))));
    }

    @Test
    void that_no_list_can_have_is_out_of_range() {
      var claims = parse("{\"status\": {\"status_list\": {\"uri\": \"https://a.example/\"}}}");
      claims.withObject("/status/status_list").put("idx", new BigInteger("9223372036854775808"));
      assertRefused(RANGE_ERROR, () -> TokenStatusReference.parse(claims));
    }

    @Test
    void may_be_missing() {
      assertThat(TokenStatusReference.parse(parse("{}"))).isEmpty();
    }

    @Test
    void is_read_as_it_was_written() {
      var reference = new TokenStatusReference(94_567, ADDRESS);
      var claims = StrictJson.object();
      claims.set(TokenStatusReference.CLAIM, reference.toJson());
      assertThat(TokenStatusReference.parse(claims)).contains(reference);
    }
  }

  private static TokenStatusListToken token() {
    return TokenStatusListToken.of(
        ADDRESS, NOON, NOON.plusSeconds(60), Optional.of(Duration.ofMinutes(5)), STATUSES);
  }

  private static ObjectNode parse(String json) {
    return StrictJson.parseObject(json.getBytes(UTF_8));
  }

  private static void assertRefused(ProblemType type, ThrowingCallable action) {
    assertThatExceptionOfType(StatusListRefused.class)
        .isThrownBy(action)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }
}
