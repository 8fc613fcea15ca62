package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;
import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.Parties;
import nl.microcredentials.core.sdjwt.SdJwtRefused;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims.Learner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Micro-credential rulebook 0.1, 2: Attestation attributes; 2.9: Integrity rules. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MicrocredentialClaimsTest {

  private static final Learner ADA = new Learner("Ada", "de Vries");

  private static ObjectNode full() {
    return Fixtures.named("full").credential();
  }

  private static ObjectNode achievement(ObjectNode credential) {
    return (ObjectNode) credential.at("/credentialSubject/achievement");
  }

  @Nested
  class From_an_Open_Badge {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/id",
          "/name",
          "/awardedDate",
          "/issuer/name",
          "/issuer/address",
          "/credentialSubject/achievement/learningOutcome",
          "/credentialSubject/achievement/studyLoad",
          "/credentialSubject/achievement/assessmentType",
          "/credentialSubject/achievement/participationType",
          "/credentialSubject/achievement/qualityAssurance"
        })
    void nothing_is_made_if_a_standard_element_is_missing(String pointer) {
      var credential = full();
      var slash = pointer.lastIndexOf('/');
      ((ObjectNode) credential.at(pointer.substring(0, slash)))
          .remove(pointer.substring(slash + 1));
      var refused =
          catchThrowableOfType(SdJwtRefused.class, () -> MicrocredentialClaims.of(credential, ADA));
      assertThat(refused.type()).isIn(MISSING_STANDARD_ELEMENT, MALFORMED_VALUE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nothing_is_made_for_nobody(String name) {
      assertThatExceptionOfType(SdJwtRefused.class)
          .isThrownBy(() -> MicrocredentialClaims.of(full(), new Learner(name, "de Vries")));
    }

    @Test
    void everything_is_said_in_the_words_of_the_rulebook() {
      var expected =
          json(
              """
              {'iss': '%s', 'vct': 'https://microcredentials.nl/credentials/microcredential/v1',
               'vct#integrity': '%s', 'attestation_legal_category': 'non-qualified-EAA',
               'identifier': 'urn:uuid:00000000-0000-4000-8000-000000000001',
               'title': 'Data-analyse in de zorg', 'givenName': 'Ada', 'familyName': 'de Vries',
               'issuerCountry': 'NL', 'awardingBody': 'Hogeschool Voorbeeld',
               'issuanceDate': '2026-11-20',
               'learningOutcomes': ['De deelnemer kan gegevens uit de zorg ontsluiten.',
                 'De deelnemer kan uitleggen wat gegevens niet zeggen.'],
               'notionalWorkload': {'value': 5, 'unit': 'ECTS'},
               'typeOfAssessment': 'portfolio-assessment', 'formOfParticipation': 'blended',
               'qualityAssurance': 'programme-accreditation', 'level': 'EQF-6', 'grade': '8.5',
               'escoReference': ['http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001'],
               'stackable': true,
               'partOfQualification': 'https://issuer.example/hogeschool-voorbeeld/programmes/1'}\
              """
                  .formatted(ISSUER, MicrocredentialType.integrity()));
      assertThat(MicrocredentialClaims.of(full(), ADA)).isEqualTo(expected);
    }

    @Test
    void what_not_all_have_may_be_missing() {
      var claims = MicrocredentialClaims.of(Fixtures.named("minimal").credential(), ADA);
      assertThat(claims.get("notionalWorkload")).isEqualTo(json("{'value': 240, 'unit': 'hours'}"));
      assertThat(claims.get("formOfParticipation").textValue()).isEqualTo("blended");
      for (var name : List.of("level", "grade", "escoReference", "stackable")) {
        assertThat(claims.has(name)).as(name).isFalse();
      }
    }

    @Test
    void outcomes_are_told_in_one_language() {
      var claims = MicrocredentialClaims.of(Fixtures.named("languages").credential(), ADA);
      assertThat(claims.get("learningOutcomes"))
          .hasToString("[\"De deelnemer kan plannen.\",\"plan\"]");
    }

    @Test
    void outcomes_in_no_language_of_the_course_are_told_as_they_are() {
      var credential = Fixtures.named("languages").credential();
      achievement(credential).put("inLanguage", "de").withArray("learningOutcome").remove(3);
      assertThat(MicrocredentialClaims.of(credential, ADA).get("learningOutcomes")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
      "ext:grade_0_10, 8.5, grade_0_10",
      "ext:pass_or_fail, ,",
      "Status, ,",
      "Percent, 8.5, Percent"
    })
    void a_grade_comes_with_its_scheme_unless_it_says_no_more_than_passed(
        String type, String grade, String scheme) {
      var credential = full();
      ((ObjectNode) credential.at("/credentialSubject/result/0")).put("resultDescription", "urn:g");
      achievement(credential)
          .putArray("resultDescription")
          .addObject()
          .put("id", "urn:g")
          .put("resultType", type);
      var claims = MicrocredentialClaims.of(credential, ADA);
      assertThat(claims.path("grade").textValue()).isEqualTo(grade);
      assertThat(claims.path("gradingScheme").textValue()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({
      "online, online",
      "presential, on-site",
      "hybrid, blended",
      "work_based, work-based",
      "online presential, blended",
      "presential onsite, on-site"
    })
    void several_forms_of_participation_are_a_blend(String codes, String expected) {
      var credential = full();
      var forms = achievement(credential).putArray("participationType");
      List.of(codes.split(" ")).forEach(forms::add);
      var claims = MicrocredentialClaims.of(credential, ADA);
      assertThat(claims.get("formOfParticipation").textValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("nl.microcredentials.core.Fixtures#inOurShape")
    void whatever_we_issue_can_be_said_and_is_in_order(Fixture fixture) {
      var claims = MicrocredentialClaims.of(fixture.credential(), ADA);
      assertThat(check(claims, MicrocredentialClaims.disclosable(claims))).isEmpty();
    }
  }

  @Nested
  class When_verified {

    private final ObjectNode claims = MicrocredentialClaims.of(full(), ADA);
    private final List<ClaimPath> disclosable = MicrocredentialClaims.disclosable(claims);

    @ParameterizedTest
    @ValueSource(
        strings = {
          "attestation_legal_category", "identifier", "title", "givenName", "familyName",
          "issuerCountry", "awardingBody", "issuanceDate", "learningOutcomes", "notionalWorkload",
          "typeOfAssessment", "formOfParticipation", "qualityAssurance"
        })
    void a_missing_standard_element_is_missed(String name) {
      claims.remove(name);
      assertThat(check(claims, MicrocredentialClaims.disclosable(claims)))
          .containsExactly(new Problem(MISSING_STANDARD_ELEMENT, name + " is missing."));
    }

    @Test
    void what_the_holder_withholds_is_not_missing_but_withheld() {
      var token = signing().sign(claims, disclosable).disclosing("title", "grade");
      var verified =
          SdJwtVc.read(token.toString()).verify(Parties.methods(), Optional.empty(), NOW);
      assertThat(MicrocredentialRules.check(verified, NOW)).isEmpty();
      assertThat(MicrocredentialRules.withheld(verified))
          .hasSize(11)
          .contains("givenName", "notionalWorkload")
          .doesNotContain("title", "attestation_legal_category");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "attestation_legal_category|'QEAA'",
          "identifier|1",
          "title|' '",
          "givenName|null",
          "issuerCountry|'nl'",
          "issuerCountry|'NLD'",
          "issuanceDate|'2026-13-01'",
          "issuanceDate|'20-11-2026'",
          "issuanceDate|'2026-11-20T10:00:00Z'",
          "issuanceDate|1",
          "issuanceDate|'2026-11-26'",
          "learningOutcomes|[]",
          "learningOutcomes|['']",
          "learningOutcomes|'x'",
          "learningOutcomes|[1]",
          "notionalWorkload|5",
          "notionalWorkload|{}",
          "notionalWorkload|{'value': 0, 'unit': 'ECTS'}",
          "notionalWorkload|{'value': -1, 'unit': 'ECTS'}",
          "notionalWorkload|{'value': '5', 'unit': 'ECTS'}",
          "notionalWorkload|{'value': 5, 'unit': 'ects'}",
          "level|'6'",
          "level|'EQF-9'",
          "stackable|'true'",
          "escoReference|['https://other.example/1']",
          "escoReference|[]",
          "dateOfBirth|'2026-11-26'",
          "dateOfBirth|'yesterday'",
          "grade|8.5",
          "vct#integrity|'sha256-AAAA'",
          "registration|null",
          "registration|{}",
          "registration|'urn:uuid:00000000-0000-4000-8000-000000000001'"
        })
    void a_claim_must_have_its_form(String name, String value) {
      claims.setAll(json("{'%s': %s}".formatted(name, value)));
      var paths = MicrocredentialClaims.disclosable(claims);
      assertThat(check(claims, paths))
          .extracting(Problem::type)
          .containsExactly(MALFORMED_VALUE_ERROR);
    }

    @Test
    void today_is_today_wherever_it_has_begun() {
      claims.put("issuanceDate", "2026-11-25").put("dateOfBirth", "2026-11-25");
      assertThat(check(claims, MicrocredentialClaims.disclosable(claims))).isEmpty();
    }

    @Test
    void claims_must_be_for_the_holder_to_show_or_not() {
      assertThat(check(claims, List.of())).hasSize(disclosable.size());
      var forced = List.of(ClaimPath.of("attestation_legal_category"));
      assertThat(check(claims, forced)).hasSize(disclosable.size() + 1);
    }

    @Test
    void other_types_are_not_for_these_rules() {
      claims.put("vct", "https://types.example/1");
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> check(claims, disclosable));
    }
  }

  private static List<Problem> check(ObjectNode claims, Collection<ClaimPath> paths) {
    var token = signing().sign(claims, paths).toString();
    var verified = SdJwtVc.read(token).verify(Parties.methods(), Optional.empty(), NOW);
    return MicrocredentialRules.check(verified, NOW);
  }

  private static SdJwtVc.Signing signing() {
    return new SdJwtVc.Signing(Parties.KEY_ID, Parties.issuer(), new Concealer(RANDOM));
  }
}
