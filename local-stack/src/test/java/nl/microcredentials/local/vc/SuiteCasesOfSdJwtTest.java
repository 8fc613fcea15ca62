package nl.microcredentials.local.vc;

import static org.assertj.core.api.Assertions.assertThat;

import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VC-JOSE-COSE, 3.2: With SD-JWT. */
class SuiteCasesOfSdJwtTest extends SuiteCases {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P_384 | [\"credentialSubject.course\",\"credentialSubject.id\"]",
        "P_521 | [\"credentialSubject.course.title\",\"credentialSubject.grades[0]\"]"
      })
  void case_17_and_18_parts_of_the_subject_are_hidden(KeyType key, String sd) {
    assertThat(issue(Desk.credential(), key, Feature.CREDENTIAL_SDJWT, "--sd", sd))
        .isEqualTo("success");
  }

  @Test
  void case_19_holder_and_credentials_of_a_presentation_are_hidden() {
    var sd = "[\"holder\",\"verifiableCredential[0]\"]";
    assertThat(
            issue(Desk.presentation(SD_JWT), KeyType.P_384, Feature.PRESENTATION_SDJWT, "--sd", sd))
        .isEqualTo("success");
  }

  @ParameterizedTest
  @CsvSource({"P_384, credentialSubject.course", "P_521, credentialSubject.grades[1]"})
  void case_20_and_21_hidden_members_and_elements_are_shown(KeyType key, String path) {
    var token = sdJwt(header("vc+sd-jwt", "vc"), credentialClaims(), key, path);
    assertThat(verify(token, key, Feature.CREDENTIAL_SDJWT)).isEqualTo("success");
  }

  @Test
  void case_22_type_and_holder_of_a_presentation_are_shown() {
    var claims = presentationClaims(NO_JWT);
    var token = sdJwt(header("vp+sd-jwt", "vp"), claims, KeyType.P_384, "holder", "type");
    assertThat(verify(token, KeyType.P_384, Feature.PRESENTATION_SDJWT)).isEqualTo("success");
  }

  @Test
  void case_23_another_signature() {
    var token = sdJwt(header("vc+sd-jwt", "vc"), credentialClaims(), KeyType.P_384);
    var changed = withOtherSignature(token, 20);
    assertThat(verify(changed, KeyType.P_384, Feature.CREDENTIAL_SDJWT)).isEqualTo("failure");
  }

  @Test
  void case_24_to_26_other_media_types_and_envelopes_that_are_none() {
    var header = header("bad+typ", "bad+cty");
    var credential = sdJwt(header, credentialClaims(), KeyType.ED25519, "issuer");
    assertThat(verify(credential, KeyType.ED25519, Feature.CREDENTIAL_SDJWT)).isEqualTo("failure");
    var presentation = sdJwt(header, presentationClaims("bad"), KeyType.ED25519);
    assertThat(verify(presentation, KeyType.ED25519, Feature.PRESENTATION_SDJWT))
        .isEqualTo("failure");
    var envelope = sdJwt(header("vp+sd-jwt", "vp"), presentationClaims("bad"), KeyType.P_521);
    assertThat(verify(envelope, KeyType.P_521, Feature.PRESENTATION_SDJWT)).isEqualTo("failure");
  }
}
