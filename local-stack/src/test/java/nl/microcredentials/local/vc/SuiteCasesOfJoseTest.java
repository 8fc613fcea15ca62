package nl.microcredentials.local.vc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.Test;

/** VC-JOSE-COSE, 3.1: With JOSE. */
class SuiteCasesOfJoseTest extends SuiteCases {

  @Test
  void case_1_and_2_and_5_words_of_a_default_vocabulary_below_the_top_only() {
    assertThat(issue(Desk.credential(), KeyType.P_256, Feature.CREDENTIAL_JOSE))
        .isEqualTo("success");
    var full = Desk.credential();
    full.putObject("credentialStatus").put("type", "StatusList2021Entry").put("id", "urn:x:1");
    full.putArray("evidence").addObject().put("type", "ExampleEvidence");
    full.putArray("termsOfUse").addObject().put("type", "https://terms.example/v1");
    full.putObject("refreshService").put("type", "ExampleRefresh").put("id", "urn:x:2");
    assertThat(issue(full, KeyType.P_384, Feature.CREDENTIAL_JOSE)).isEqualTo("success");
    var extended = Desk.credential();
    extended.putObject("ownExtension").put("a", "b");
    assertThat(issue(extended, KeyType.P_521, Feature.CREDENTIAL_JOSE)).isEqualTo("failure");
  }

  @Test
  void case_3_and_4_envelopes_stay_closed() {
    var one = Desk.presentation(BROKEN_JWT);
    assertThat(issue(one, KeyType.P_256, Feature.PRESENTATION_JOSE)).isEqualTo("success");
    var three = Desk.presentation(BROKEN_JWT, SD_JWT_WITH_BLANK, COSE);
    assertThat(issue(three, KeyType.P_521, Feature.PRESENTATION_JOSE)).isEqualTo("success");
  }

  @Test
  void case_6_and_8_a_time_of_issue_that_is_a_text() {
    for (var key : List.of(KeyType.P_256, KeyType.ED25519)) {
      var jwt = jws(header("vc+jwt", "vc"), credentialClaims(), key);
      assertThat(verify(jwt + "\n", key, Feature.CREDENTIAL_JOSE)).isEqualTo("success");
    }
  }

  @Test
  void case_7_a_presentation_that_has_expired_with_credentials_of_others() {
    var claims = presentationClaims(BROKEN_JWT, SD_JWT, COSE + "\n");
    var jwt = jws(header("vp+jwt", "vp"), claims, KeyType.P_384);
    assertThat(verify(jwt, KeyType.P_384, Feature.PRESENTATION_JOSE)).isEqualTo("success");
  }

  @Test
  void case_9_the_key_is_of_another_kind() {
    var jwt = jws(header("vc+jwt", "vc"), credentialClaims(), KeyType.P_521);
    assertThat(verify(jwt, KeyType.ED25519, Feature.CREDENTIAL_JOSE)).isEqualTo("failure");
  }

  @Test
  void case_10_and_11_nothing_secures_the_document() {
    assertThat(verify("" + Desk.credential(), KeyType.ED25519, Feature.CREDENTIAL_JOSE))
        .isEqualTo("failure");
    assertThat(verify("" + Desk.presentation(SD_JWT), KeyType.ED25519, Feature.PRESENTATION_JOSE))
        .isEqualTo("failure");
  }

  @Test
  void case_12_another_signature() {
    var jwt = jws(header("vc+jwt", "vc"), credentialClaims(), KeyType.ED25519);
    var changed = withOtherSignature(jwt, 20);
    assertThat(verify(changed, KeyType.ED25519, Feature.CREDENTIAL_JOSE)).isEqualTo("failure");
  }

  @Test
  void case_13_and_14_other_media_types() {
    var header = header("bad+typ", "bad+cty");
    assertThat(
            verify(
                jws(header, credentialClaims(), KeyType.ED25519),
                KeyType.ED25519,
                Feature.CREDENTIAL_JOSE))
        .isEqualTo("failure");
    assertThat(
            verify(
                jws(header, presentationClaims(SD_JWT), KeyType.ED25519),
                KeyType.ED25519,
                Feature.PRESENTATION_JOSE))
        .isEqualTo("failure");
  }

  @Test
  void case_15_documents_in_claims_of_their_own() {
    var claims = credentialClaims();
    claims.putObject("vc");
    claims.putObject("vp");
    var jwt = jws(header("vc+jwt", "vc"), claims, KeyType.ED25519);
    assertThat(verify(jwt, KeyType.ED25519, Feature.CREDENTIAL_JOSE)).isEqualTo("failure");
  }

  @Test
  void case_16_an_envelope_that_is_none() {
    var jwt = jws(header("vp+jwt", "vp"), presentationClaims("not-a-credential"), KeyType.ED25519);
    assertThat(verify(jwt, KeyType.ED25519, Feature.PRESENTATION_JOSE)).isEqualTo("failure");
  }
}
