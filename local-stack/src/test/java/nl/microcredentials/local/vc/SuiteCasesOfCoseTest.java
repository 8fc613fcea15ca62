package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.Test;

/** VC-JOSE-COSE, 3.3: With COSE. */
class SuiteCasesOfCoseTest extends SuiteCases {

  @Test
  void case_27_and_28_documents_are_signed_and_envelopes_stay_closed() {
    assertThat(issue(Desk.credential(), KeyType.ED25519, Feature.CREDENTIAL_COSE))
        .isEqualTo("success");
    assertThat(issue(Desk.presentation(BROKEN_JWT), KeyType.P_384, Feature.PRESENTATION_COSE))
        .isEqualTo("success");
  }

  @Test
  void case_29_and_30_base64_and_nothing_else() {
    var message = cose("vc", "vc+cose", Desk.credential(), KeyType.P_256);
    assertThat(verify(message + "\n", KeyType.P_256, Feature.CREDENTIAL_COSE)).isEqualTo("success");
    var bytes =
        CoseMessage.bytes(
            -7,
            "application/vc",
            Desk.KEY_NAME,
            "application/vc+cose",
            Desk.credential().toString(),
            pens.get(KeyType.P_256).signer());
    var hex = HexFormat.of().formatHex(bytes);
    assertThat(verify(hex, KeyType.P_256, Feature.CREDENTIAL_COSE)).isEqualTo("failure");
    var raw = new String(bytes, UTF_8);
    assertThat(verify(raw, KeyType.P_256, Feature.CREDENTIAL_COSE)).isEqualTo("failure");
  }

  @Test
  void case_31_a_holder_who_is_not_the_controller_of_the_key() {
    var presentation = Desk.presentation(NO_JWT).put("holder", "did:example:learner");
    var message = cose("vp", "vp+cose", presentation, KeyType.P_384);
    assertThat(verify(message, KeyType.P_384, Feature.PRESENTATION_COSE)).isEqualTo("success");
  }

  @Test
  void case_32_another_signature() {
    var message = cose("vc", "vc+cose", Desk.credential(), KeyType.P_256);
    var changed = withOtherSignature(message, 20);
    assertThat(verify(changed, KeyType.P_256, Feature.CREDENTIAL_COSE)).isEqualTo("failure");
  }

  @Test
  void case_33_and_34_other_media_types() {
    var credential = cose("bad", "bad+cose", Desk.credential(), KeyType.P_384);
    assertThat(verify(credential, KeyType.P_384, Feature.CREDENTIAL_COSE)).isEqualTo("failure");
    var presentation = cose("bad", "bad+cose", Desk.presentation(SD_JWT), KeyType.P_384);
    assertThat(verify(presentation, KeyType.P_384, Feature.PRESENTATION_COSE)).isEqualTo("failure");
  }

  @Test
  void case_34_of_an_earlier_version_has_no_key_file() {
    var input = desk.write("input", cose("vp", "vp+cose", Desk.presentation(), KeyType.P_384));
    var reply =
        desk.run(
            "verify", "--input", input, "--key", "undefined", "--feature", "presentation_cose");
    assertThat(reply.result()).isEqualTo("failure");
  }

  @Test
  void case_35_an_envelope_that_is_none() {
    var message = cose("vp", "vp+cose", Desk.presentation("bad"), KeyType.P_256);
    assertThat(verify(message, KeyType.P_256, Feature.PRESENTATION_COSE)).isEqualTo("failure");
  }
}
