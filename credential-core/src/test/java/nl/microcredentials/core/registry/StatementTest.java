package nl.microcredentials.core.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.registry.Change.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementTest {

  static Stream<Change> changes() {
    return Stream.of(
        Examples.issued(),
        new Change.Revoked(Reason.ISSUED_IN_ERROR, Examples.NOW),
        new Change.Suspended(Reason.UNDER_INVESTIGATION, Examples.NOW),
        new Change.Reinstated(Reason.INVESTIGATION_CLOSED, Examples.NOW),
        new Change.Replaced(UUID.nameUUIDFromBytes(new byte[] {2}), Examples.NOW),
        new Change.Renewed(Examples.issued().commitments(), Examples.NOW));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void is_the_same_after_signing_and_reading(Change change) {
    var statement = Examples.statement(change);

    var jws = CompactJws.parse(statement.sign(Examples.KEY_ID, Examples.signer()));

    assertThat(Statement.parse(jws)).isEqualTo(statement);
    assertThat(jws.payload()).isEqualTo(statement.toPayload());
    assertThat(jws.verify(Examples.key().publicKey())).isTrue();
  }

  @Test
  void has_exactly_the_members_of_the_contract() {
    assertThat(new String(Examples.statement(Examples.issued()).toPayload(), UTF_8))
        .isEqualTo(
            """
            {"iss":"did:web:issuer.example:hogeschool-voorbeeld",\
            "jti":"urn:uuid:55a54008-ad1b-3589-aa21-0d2629c1df41",\
            "iat":1795424400,\
            "record":"urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962",\
            "kind":"issued",\
            "commitments":["u9aX9QtFqIDAnmO9u0wmXm0MAPSMg2fDo6pgxqSdZ-0s"],\
            "achievement":{"id":"https://issuer.example/hogeschool-voorbeeld/achievements/7",\
            "type":"MicroCredential","levelOfQualification":"eqf_6",\
            "studyLoad":{"value":3.5,"studyLoadUnit":"ects"},\
            "otherCodes":[{"codeType":"crohoCreboCode","code":"34479"}]},\
            "sector":"hbo","awardedDate":"2026-11-23T09:00:00Z"}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\":\"issued\" | \"kind\":\"issued\",\"name\":\"Someone\"",
        "\"kind\":\"issued\" | \"kind\":\"ISSUED\"",
        "\"kind\":\"issued\" | \"kind\":\"revoked\"",
        "\"kind\":\"issued\", | ''",
        "\"iat\":1795424400 | \"iat\":\"1795424400\"",
        "\"iat\":1795424400 | \"iat\":1795424400.0",
        "\"iat\":1795424400 | \"iat\":-1",
        "\"iat\":1795424400 | \"iat\":99999999999999999999",
        "\"iss\":\"did:web: | \"iss\":\"did:key:",
        "issuer.example:hogeschool | issuer.example/hogeschool",
        "3b241101-e2bb-4255-8caf-4136c566a962 | 3B241101-E2BB-4255-8CAF-4136C566A962",
        "3b241101-e2bb-4255-8caf-4136c566a962 | 1-1-1-1-1",
        "urn:uuid:3b241101 | 3b241101",
        "[\"u | [\"z",
        "[\"u | [\"u=",
        "\"commitments\":[ | \"commitments\":[1,",
        "\"value\":3.5 | \"value\":\"3.5\"",
        "\"value\":3.5 | \"value\":0",
        "\"value\":3.5 | \"value\":-3",
        "\"value\":3.5 | \"value\":3.555",
        "\"value\":3.5 | \"value\":1e-99999",
        "\"value\":3.5 | \"value\":1e300",
        "\"ects\" | \"ECTS\"",
        "\"eqf_6\" | \"eqf_9\"",
        "\"eqf_6\" | null",
        "\"MicroCredential\" | \"Diploma\"",
        "\"34479\" | \"a.jansen@example.org\"",
        "\"34479\" | \"Anna Jansen\"",
        "\"34479\"} | \"34479\",\"note\":\"x\"}",
        "\"https://issuer.example/hogeschool-voorbeeld/achievements/7\" | \"achievements/7\"",
        "\"sector\":\"hbo\" | \"sector\":\"HBO\"",
        "\"awardedDate\":\"2026-11-23T09:00:00Z\" | \"awardedDate\":\"2026-11-23\"",
        "\"awardedDate\":\"2026-11-23T09:00:00Z\" | \"awardedDate\":\"2026-13-23T09:00:00Z\"",
        "\"awardedDate\":\"2026-11-23T09:00:00Z\" | \"awardedDate\":\"2026-11-23T10:00:00+01:00\""
      })
  void refuses_another_form(String from, String to) {
    var payload = new String(Examples.statement(Examples.issued()).toPayload(), UTF_8);
    assertThat(payload).contains(from);
    var changed = payload.replace(from, to).getBytes(UTF_8);

    assertThatThrownBy(() -> Statement.parse(signed(Statement.JWS_TYPE, changed)))
        .isInstanceOf(MalformedInputException.class);
  }

  private static CompactJws signed(String type, byte[] payload) {
    return CompactJws.parse(CompactJws.sign(type, Examples.KEY_ID, payload, Examples.signer()));
  }

  @Test
  void refuses_another_type_of_jws() {
    var payload = Examples.statement(Examples.issued()).toPayload();

    assertThatThrownBy(() -> Statement.parse(signed("JWT", payload)))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void refuses_the_key_of_another_issuer() {
    var jws =
        CompactJws.sign(
            Statement.JWS_TYPE,
            "did:web:other.example#key-1",
            Examples.statement(Examples.issued()).toPayload(),
            Examples.signer());

    assertThatThrownBy(() -> Statement.parse(CompactJws.parse(jws)))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void refuses_a_credential_that_replaces_itself() {
    var change = new Change.Replaced(Examples.RECORD, Examples.NOW);

    assertThatThrownBy(() -> Examples.statement(change))
        .isInstanceOf(MalformedInputException.class);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "1e2, 100", "3.50, 3.5", "0.25, 0.25"})
  void one_study_load_has_one_spelling(String given, String written) {
    var load = new AchievementSummary.StudyLoad(new BigDecimal(given), "hour");
    var json =
        new AchievementSummary("urn:x:1", java.util.Optional.empty(), load, java.util.List.of())
            .toJson();

    assertThat(load.value()).isEqualTo(new BigDecimal(written));
    assertThat(json.toString()).contains("\"value\":" + written + ",");
  }
}
