package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.local.vc.Desk.Pen;
import nl.microcredentials.local.vc.Desk.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the test suite of W3C for VC-JOSE-COSE asks, case by case, with documents and keys of our
 * own that are peculiar in the same way. Numbers are those of the suite's 35 tests.
 *
 * @see <a href="https://github.com/w3c/vc-jose-cose-test-suite">w3c/vc-jose-cose-test-suite</a>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuiteCasesTest {

  private static final String BROKEN_JWT = "data:application/vc+jwt,yJhbGciOiJFUzI1NiJ9.e30.c2ln";
  private static final String NO_JWT = "data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30....";
  private static final String SD_JWT = "data:application/vc+sd-jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln~";
  private static final String SD_JWT_WITH_BLANK = SD_JWT.replace("~", " ~");
  private static final String COSE = "data:application/vc+cose;base64,0oRA";

  @TempDir private Path folder;

  private final Map<KeyType, Pen> pens = new EnumMap<>(KeyType.class);
  private Desk desk;

  @BeforeEach
  void make_keys() {
    desk = new Desk(folder);
    for (var type : KeyType.values()) {
      pens.put(type, Pen.of(type));
    }
  }

  private Reply run(String action, String input, KeyType key, Feature feature, String... more) {
    var words = new ArrayList<Object>();
    words.addAll(List.of(action, "--input", desk.write("input", input)));
    words.addAll(List.of("--key", desk.write("key.json", pens.get(key).method())));
    words.addAll(List.of("--feature", feature.value()));
    words.addAll(List.of(more));
    return desk.run(words.toArray());
  }

  private String issue(ObjectNode document, KeyType key, Feature feature, String... more) {
    return run("issue", document.toString(), key, feature, more).result();
  }

  private String verify(String secured, KeyType key, Feature feature) {
    return run("verify", secured, key, feature).result();
  }

  // --- what the suite's tokens look like: kid is the name of the key in its JWK ---

  private static ObjectNode header(String type, String contentType) {
    return StrictJson.object().put("cty", contentType).put("kid", Desk.KEY_NAME).put("typ", type);
  }

  /** With a time of issue that is a text. */
  private static ObjectNode credentialClaims() {
    return Desk.credential()
        .put("iss", Desk.ISSUER)
        .put("jti", Desk.credential().get("id").textValue())
        .put("iat", "2025-09-01T00:00:00Z");
  }

  /** That has expired. */
  private static ObjectNode presentationClaims(String... envelopes) {
    return Desk.presentation(envelopes)
        .put("iss", Desk.ISSUER)
        .put("iat", 1_700_000_000)
        .put("exp", 1_700_003_600);
  }

  private String jws(ObjectNode header, ObjectNode claims, KeyType key) {
    return CompactJws.sign(header, StrictJson.write(claims), pens.get(key).signer());
  }

  /** Without {@code _sd_alg}, which is SHA-256 then. */
  private String sdJwt(ObjectNode header, ObjectNode claims, KeyType key, String... paths) {
    var hidden = Stream.of(paths).map(ClaimPath::parse).toList();
    var concealed = new Concealer(new SecureRandom()).conceal(claims, hidden);
    concealed.payload().remove("_sd_alg");
    return SdJwt.sign(header, concealed, pens.get(key).signer()).toString();
  }

  private String cose(String contentType, String type, ObjectNode document, KeyType key) {
    var algorithm = key == KeyType.P_256 ? -7 : -35;
    return CoseMessage.base64(
        algorithm,
        "application/" + contentType,
        Desk.KEY_NAME,
        "application/" + type,
        document.toString(),
        pens.get(key).signer());
  }

  /** The same with another signature. */
  private static String withOtherSignature(String token, int fromEnd) {
    var at = token.length() - fromEnd;
    var other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  // --- JOSE ---

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

  // --- SD-JWT ---

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

  // --- COSE ---

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
