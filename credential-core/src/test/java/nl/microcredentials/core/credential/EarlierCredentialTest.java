package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 1.1, sections 4 and 5. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EarlierCredentialTest {

  private static final String EARLIER =
      """
      {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
       "issuer": "did:web:hogeschool.example", "issuanceDate": "2026-11-23T09:00:00Z",
       "credentialSubject": {"id": "did:example:learner"}}
      """;

  @Test
  void a_credential_is_read_by_those_only_who_ask_for_it() {
    var document = StrictJson.parseObject(EARLIER.getBytes(UTF_8));
    assertThat(VerifiableCredential.read(document)).isInstanceOf(Reading.Malformed.class);
    var credential = readable(read(EARLIER, c -> {}));
    assertThat(credential.dataModel()).isEqualTo(DataModel.V1_1);
    assertThat(credential.validityPeriod().validFrom())
        .contains(Instant.parse("2026-11-23T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issuanceDate     | "2026-11-23"
          issuanceDate     | null
          expirationDate   | "2020-01-01T00:00:00Z"
          expirationDate   | "tomorrow"
          credentialStatus | {"type":"Status"}
          refreshService   | {"type":"Refresh"}
          evidence         | {"id":"urn:a:b"}
          issuer           | {"name":"no id"}
          """)
  void what_is_malformed_is_named(String member, String value) {
    assertThat(problems(read(EARLIER, c -> c.set(member, json(value)))))
        .extracting(Problem::detail)
        .anyMatch(detail -> detail.contains(member));
  }

  @Test
  void the_date_of_issuance_is_mandatory() {
    assertThat(problems(read(EARLIER, c -> c.remove("issuanceDate")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"validFrom", "validUntil"})
  void the_words_of_the_later_model_have_no_meaning_yet(String member) {
    readable(read(EARLIER, c -> c.put(member, "later")));
  }

  private Reading<VerifiableCredential> read(String text, Consumer<ObjectNode> change) {
    var document = StrictJson.parseObject(text.getBytes(UTF_8));
    change.accept(document);
    return VerifiableCredential.read(document, Set.of(DataModel.V1_1, DataModel.V2_0));
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(UTF_8));
  }

  private static VerifiableCredential readable(Reading<VerifiableCredential> reading) {
    assertThat(reading).isInstanceOf(Reading.WellFormed.class);
    return ((Reading.WellFormed<VerifiableCredential>) reading).document();
  }

  private static List<Problem> problems(Reading<VerifiableCredential> reading) {
    assertThat(reading).isInstanceOf(Reading.Malformed.class);
    return ((Reading.Malformed<VerifiableCredential>) reading).problems();
  }
}
