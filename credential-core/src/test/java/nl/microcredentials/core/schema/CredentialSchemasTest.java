package nl.microcredentials.core.schema;

import static nl.microcredentials.core.schema.CredentialSchemas.MICRO_CREDENTIAL;
import static nl.microcredentials.core.schema.CredentialSchemas.MICRO_CREDENTIAL_IN_CREDENTIAL;
import static nl.microcredentials.core.schema.CredentialSchemas.OPEN_BADGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Violation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of credentials: what they accept, and what they say about what they do not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CredentialSchemasTest {

  private final ObjectNode credential = Fixtures.named("full").credential();
  private final ObjectNode subject = (ObjectNode) credential.get("credentialSubject");
  private final ObjectNode achievement = (ObjectNode) subject.get("achievement");

  private static List<Violation> violations(ObjectNode credential) {
    return CredentialSchemas.validate(MICRO_CREDENTIAL, credential);
  }

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#inOurShape")
  void accept_what_was_made_elsewhere_in_our_shape(Fixtures.Fixture fixture) {
    assertThat(CredentialSchemas.validate(OPEN_BADGE, fixture.credential())).isEmpty();
    assertThat(violations(fixture.credential())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "JsonSchema, https://microcredentials.nl/schemas/microcredential/v1",
    "JsonSchemaCredential, https://microcredentials.nl/schemas/microcredential/v1/credential",
    "JsonSchema, https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "1EdTechJsonSchemaValidator2019, https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "1EdTechJsonSchemaValidator2019, https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential-jsonschema1.json",
    "1EdTechJsonSchemaValidator2019, https://purl.imsglobal.org/spec/ob/v3p0/schema/achievementcredential.json"
  })
  void are_named_by_type_and_address(String type, String id) {
    var schema = CredentialSchemas.named(type, id).orElseThrow();
    assertThat(schema.validate(credential)).isEmpty();
    assertThat(schema.validate(StrictJson.object())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "JsonSchema, https://microcredentials.nl/schemas/other",
    "JsonSchema, https://microcredentials.nl/schemas/microcredential/v1/credential",
    "JsonSchemaCredential, https://microcredentials.nl/schemas/microcredential/v1",
    "JsonSchemaCredential, https://hogeschool.example/schema-credential",
    "1EdTechJsonSchemaValidator2019, https://microcredentials.nl/schemas/microcredential/v1",
    "1EdTechJsonSchemaValidator2019, https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json",
    "1EdTechJsonSchemaValidator2019, https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_profile-jsonschema1.json",
    "ShaclValidator2017, http://data.europa.eu/snb/model/ap/edc-generic-full"
  })
  void are_unknown_under_other_names(String type, String id) {
    assertThat(CredentialSchemas.named(type, id)).isEmpty();
  }

  @Test
  void are_published_under_the_address_they_name() {
    var schema = StrictJson.parseObject(CredentialSchemas.bytes(MICRO_CREDENTIAL));
    assertThat(schema.get("$id").textValue()).isEqualTo(MICRO_CREDENTIAL);
    var inCredential =
        StrictJson.parseObject(CredentialSchemas.bytes(MICRO_CREDENTIAL_IN_CREDENTIAL));
    assertThat(inCredential.get("id").textValue()).isEqualTo(MICRO_CREDENTIAL_IN_CREDENTIAL);
    assertThat(inCredential.at("/credentialSubject/jsonSchema")).isEqualTo(schema);
    assertThat(VerifiableCredential.read(inCredential)).isInstanceOf(Reading.WellFormed.class);
    assertThatThrownBy(() -> CredentialSchemas.bytes(OPEN_BADGE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void have_the_digests_of_what_is_published() {
    var published = Digests.of(SharedData.bytes("ob3/schema/achievementcredential.json"));
    var digest =
        integrity("sha384-jjX8gFq3ZNsxL3HxYiDCmR0VT+LFgErzxmxVnC2OLaadslR4ziBpiucXKYaOG+dp");
    assertThat(digest.holdsFor(published)).isTrue();
    assertThat(CredentialSchemas.publishedAt(OPEN_BADGE).orElseThrow().compare(digest))
        .isEqualTo(Comparison.SAME);
  }

  @Test
  void of_others_may_have_a_text_that_is_not_known_here() {
    var other =
        integrity("sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assertThat(CredentialSchemas.publishedAt(OPEN_BADGE).orElseThrow().compare(other))
        .isEqualTo(Comparison.UNKNOWN);
    assertThat(CredentialSchemas.publishedAt(MICRO_CREDENTIAL).orElseThrow().compare(other))
        .isEqualTo(Comparison.DIFFERENT);
  }

  private static ResourceIntegrity integrity(String sri) {
    return ResourceIntegrity.read(StrictJson.object().put("digestSRI", sri)).orElseThrow();
  }

  @Test
  void validate_on_many_threads_at_once() {
    assertThat(IntStream.range(0, 200).parallel().mapToObj(_ -> violations(credential)))
        .allSatisfy(found -> assertThat(found).isEmpty());
  }

  @Nested
  class A_micro_credential {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "learningOutcome",
          "studyLoad",
          "assessmentType",
          "participationType",
          "qualityAssurance",
          "name",
          "id",
          "creditsAvailable"
        })
    void is_refused_without_a_mandatory_element_of_its_achievement(String member) {
      achievement.remove(member);
      assertThat(violations(credential))
          .containsExactly(
              new Violation(
                  "required", "/credentialSubject/achievement", null, "the member " + member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "awardedDate", "credentialStatus", "registration"})
    void is_refused_without_a_mandatory_element_of_its_own(String member) {
      credential.remove(member);
      assertThat(violations(credential)).singleElement().extracting("rule").isEqualTo("required");
    }

    @Test
    void needs_no_level_at_all() {
      achievement.remove(List.of("alignment", "levelConfirmed"));
      assertThat(violations(credential)).isEmpty();
    }

    @Test
    void cannot_confirm_a_level_it_does_not_name() {
      achievement.remove("alignment");
      assertThat(violations(credential)).isNotEmpty();
      achievement.putArray("alignment");
      assertThat(violations(credential)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "10", "", "6 "})
    void names_a_level_from_1_to_8(String level) {
      var alignment = (ObjectNode) achievement.get("alignment").get(0);
      alignment.put("targetUrl", "http://data.europa.eu/snb/eqf/" + level);
      assertThat(violations(credential)).isNotEmpty();
    }

    @Test
    void identifies_its_learner_in_some_way() {
      subject.remove(List.of("id", "identifier"));
      assertThat(violations(credential)).isNotEmpty();
      subject.putArray("identifier");
      assertThat(violations(credential)).isNotEmpty();
      subject.put("id", "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
      assertThat(violations(credential)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sbu", "hour"})
    void has_credits_only_if_its_study_load_is_in_ects(String unit) {
      achievement.putObject("studyLoad").put("value", 240).put("studyLoadUnit", unit);
      assertThat(violations(credential))
          .extracting(Violation::pointer)
          .containsExactlyInAnyOrder(
              "/credentialSubject/achievement/creditsAvailable",
              "/credentialSubject/creditsEarned");
      achievement.remove("creditsAvailable");
      subject.remove("creditsEarned");
      assertThat(violations(credential)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, -0.5})
    void has_a_study_load_above_zero(double value) {
      achievement.putObject("studyLoad").put("value", value).put("studyLoadUnit", "ects");
      assertThat(violations(credential))
          .singleElement()
          .extracting("rule")
          .isEqualTo("exclusiveMinimum");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "u", "z6Mk", "uAAAA", "u0000000000000000000000000000000000000000001"})
    void has_a_salt_of_32_bytes(String salt) {
      ((ObjectNode) credential.get("registration")).put("salt", salt);
      assertThat(violations(credential)).singleElement().extracting("rule").isEqualTo("pattern");
    }
  }

  @Nested
  class What_is_said_about_a_violation {

    @Test
    void never_repeats_what_somebody_wrote() {
      credential.put("awardedDate", "Jan Jansen");
      achievement.put("achievementType", "born 1 May 1990");
      ((ObjectNode) subject.get("identifier").get(0)).put("Jan Jansen", "secret");
      assertThat(CredentialSchemas.validate(OPEN_BADGE, credential))
          .hasSizeGreaterThanOrEqualTo(3)
          .noneMatch(violation -> violation.toString().matches(".*(Jansen|1990|secret).*"));
    }

    @Test
    void repeats_a_code_so_that_a_typing_error_is_seen() {
      ((ObjectNode) achievement.get("studyLoad")).put("studyLoadUnit", "etcs");
      assertThat(violations(credential))
          .contains(
              new Violation(
                  "enum",
                  "/credentialSubject/achievement/studyLoad/studyLoadUnit",
                  "etcs",
                  "one of ects, sbu, hour"));
    }

    @Test
    void stays_short_for_a_document_that_is_wrong_everywhere() {
      var outcomes = achievement.putArray("learningOutcome");
      IntStream.range(0, 5_000).forEach(outcomes::add);
      assertThat(violations(credential)).hasSize(CompiledSchema.MAX_VIOLATIONS);
    }
  }
}
