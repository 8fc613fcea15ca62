package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VCDM 2.0, section 4, and Open Badges 3.0. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementCredentialTest {

  private static final String CREDENTIAL =
      """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
         "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
       "id": "urn:uuid:7f6e0b8c-5f2d-4d0e-9a77-1c1b0d3c2a11",
       "type": ["VerifiableCredential", "AchievementCredential"],
       "name": "Data-analyse in de zorg",
       "awardedDate": "2026-11-20T00:00:00Z", "validFrom": "2026-11-23T09:00:00+01:00",
       "issuer": {"id": "did:web:hogeschool.example", "name": "Hogeschool",
         "address": {"addressCountryCode": "NL"}},
       "credentialSubject": {
         "identifier": [{"identityType": "name", "hashed": true, "identityHash": "sha256$00"}],
         "achievement": {"id": "https://hogeschool.example/1", "name": "Data-analyse",
           "learningOutcome": ["Kan meten", {"@value": "Can judge", "@language": "en"}],
           "studyLoad": {"value": 2.5, "studyLoadUnit": "ects"},
           "alignment": [{"targetType": "ext:EQFLevel",
             "targetUrl": "http://data.europa.eu/snb/eqf/6"}],
           "assessmentType": "portfolio_assessment", "participationType": ["online"],
           "qualityAssurance": {"framework": "NL-HBO-WO", "qualityAssuranceType": "x"}}},
       "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
       "credentialSchema": [{"id": "https://hogeschool.example/schema", "type": "JsonSchema"}]}
      """;

  @Test
  void a_credential_is_read_in_the_words_of_the_standards() {
    var credential = readable(c -> {});
    assertThat(credential.issuer().id()).isEqualTo("did:web:hogeschool.example");
    assertThat(credential.issuer().addressCountryCode()).contains("NL");
    assertThat(credential.validityPeriod().validFrom())
        .contains(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(credential.awarded()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(credential.credentialStatus().getFirst().type())
        .isEqualTo("BitstringStatusListEntry");
    assertThat(credential.credentialSchema()).hasSize(1);
    var achievement = credential.credentialSubject().getFirst().achievement();
    assertThat(achievement.learningOutcome()).containsExactly("Kan meten", "Can judge");
    assertThat(achievement.studyLoad())
        .contains(new Achievement.StudyLoad(new BigDecimal("2.5"), "ects"));
    assertThat(achievement.eqfLevel()).contains(6);
    assertThat(achievement.assessmentType()).containsExactly("portfolio_assessment");
  }

  @Test
  void an_issuer_may_be_named_by_its_id_alone() {
    assertThat(readable(c -> c.put("issuer", "did:web:x.example")).issuer().id())
        .isEqualTo("did:web:x.example");
  }

  @Test
  void without_award_date_the_beginning_of_the_validity_counts() {
    assertThat(readable(c -> c.remove("awardedDate")).awarded())
        .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type              | "VerifiableCredential"
          type              | ["VerifiableCredential"]
          type              | "AchievementCredential"
          type              | ["AchievementCredential"]
          type              | [1]
          id                | "not a url"
          id                | ["urn:a:b"]
          issuer            | ["did:web:x.example"]
          issuer            | {}
          issuer            | {"name":"no id"}
          issuer            | 7
          validFrom         | "2026-11-23T09:00:00"
          validFrom         | 2026
          validUntil        | "2026-02-30T00:00:00Z"
          validUntil        | "2020-01-01T00:00:00Z"
          awardedDate       | ""
          credentialSubject | {}
          credentialSubject | []
          credentialSubject | "did:key:z"
          credentialSubject | {"id":"relative","achievement":{"name":"x"}}
          credentialSubject | {"achievement":"x"}
          credentialSubject | [{"achievement":{"name":"x"}},{"id":"urn:a:b"}]
          name              | {"@value":"x","@language":"nl","foo":"bar"}
          name              | 5
          description       | [{"@language":"nl"}]
          credentialStatus  | {"id":"urn:a:b"}
          credentialStatus  | ["urn:a:b"]
          credentialSchema  | {"type":"JsonSchema"}
          evidence          | {"id":"urn:a:b"}
          termsOfUse        | "x"
          """)
  void what_is_malformed_is_named(String member, String value) {
    var problems = malformed(c -> c.set(member, StrictJson.parse(value.getBytes(UTF_8))));
    assertThat(problems).extracting(Problem::detail).anyMatch(detail -> detail.contains(member));
  }

  @ParameterizedTest
  @CsvSource({"@context", "id", "type", "issuer", "validFrom", "credentialSubject"})
  void what_is_missing_is_named(String member) {
    var problems = malformed(c -> c.remove(member));
    assertThat(problems).extracting(Problem::detail).anyMatch(detail -> detail.contains(member));
  }

  @Test
  void everything_wrong_is_named_at_once() {
    var problems =
        malformed(c -> {
          c.remove("id");
          c.put("validFrom", "yesterday");
          c.withObject("/credentialSubject").put("id", "relative");
        });
    assertThat(problems).hasSize(3);
  }

  @Test
  void both_ends_belong_to_a_validity_period() {
    var period = readable(c -> c.put("validUntil", "2026-12-01T00:00:00Z")).validityPeriod();
    var from = period.validFrom().orElseThrow();
    assertThat(period.contains(from)).isTrue();
    assertThat(period.contains(period.validUntil().orElseThrow())).isTrue();
    assertThat(period.contains(from.minusMillis(1))).isFalse();
    assertThat(period.hasEnded(Instant.parse("2026-12-01T00:00:00.001Z"))).isTrue();
  }

  private static AchievementCredential readable(Consumer<ObjectNode> change) {
    return ((Reading.WellFormed<AchievementCredential>) read(change)).document();
  }

  private static List<Problem> malformed(Consumer<ObjectNode> change) {
    return ((Reading.Malformed<AchievementCredential>) read(change)).problems();
  }

  private static Reading<AchievementCredential> read(Consumer<ObjectNode> change) {
    var json = StrictJson.parseObject(CREDENTIAL.getBytes(UTF_8));
    change.accept(json);
    return AchievementCredential.read(json);
  }
}
