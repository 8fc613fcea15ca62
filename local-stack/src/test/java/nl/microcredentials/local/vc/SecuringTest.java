package nl.microcredentials.local.vc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.local.vc.Desk.Pen;
import nl.microcredentials.local.vc.Desk.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is issued is verified, by the given key and no other, until somebody changes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecuringTest {

  private static final String ENVELOPE = "data:application/vc+jwt,abc.def.ghi";

  @TempDir private Path folder;

  private Desk desk;

  @BeforeEach
  void open_desk() {
    desk = new Desk(folder);
  }

  static Stream<Arguments> featuresAndKeys() {
    return Stream.of(Feature.values())
        .flatMap(feature ->
            Stream.of(KeyType.values())
                .filter(key -> feature != Feature.CREDENTIAL_DI || key != KeyType.P_521)
                .map(key -> Arguments.of(feature, key)));
  }

  private static ObjectNode document(Feature feature) {
    return feature.value().startsWith("presentation")
        ? Desk.presentation(ENVELOPE)
        : Desk.credential();
  }

  private Reply issue(Feature feature, ObjectNode document, ObjectNode key, String... more) {
    return run("issue", feature, document.toString(), key, more);
  }

  private Reply verify(Feature feature, String secured, ObjectNode key, String... more) {
    return run("verify", feature, secured, key, more);
  }

  private Reply run(String action, Feature feature, String input, ObjectNode key, String... more) {
    var words = new ArrayList<Object>();
    words.addAll(List.of(action, "--input", desk.write("input", input)));
    words.addAll(List.of("--key", desk.write("key.json", key), "--feature", feature.value()));
    words.addAll(List.of(more));
    return desk.run(words.toArray());
  }

  @ParameterizedTest
  @MethodSource("featuresAndKeys")
  void it_holds_for_the_key_it_was_signed_with_and_no_other(Feature feature, KeyType type) {
    var pen = Pen.of(type);
    var issued = issue(feature, document(feature), pen.method());
    assertThat(issued.result()).as(issued.data()).isEqualTo("success");
    var verified = verify(feature, "\n " + issued.data() + " \r\n", publicOnly(pen.method()));
    assertThat(verified.data()).isEqualTo(VcCommand.HOLDS);
    assertThat(verified.result()).isEqualTo("success");
    var other = verify(feature, issued.data(), Pen.of(type).method());
    assertThat(other.result()).isEqualTo("failure");
    assertThat(other.data()).contains("CRYPTOGRAPHIC_SECURITY_ERROR");
  }

  private static ObjectNode publicOnly(ObjectNode method) {
    method.remove("secretKeyJwk");
    return method;
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void whatever_is_changed_does_not_hold(Feature feature) {
    var key = Pen.of(KeyType.P_256).method();
    var secured = issue(feature, document(feature), key).data();
    for (int i = 0; i < 40; i++) {
      var at = i * secured.length() / 40;
      var changed =
          secured.substring(0, at) + other(secured.charAt(at)) + secured.substring(at + 1);
      assertThat(verify(feature, changed, key).result()).as(changed).isNotEqualTo("success");
    }
  }

  private static char other(char one) {
    return one == 'q' ? 'r' : 'q';
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void it_does_not_pass_for_anything_else(Feature feature) {
    var key = Pen.of(KeyType.P_256).method();
    var secured = issue(feature, document(feature), key).data();
    for (var other : Feature.values()) {
      assertThat(verify(other, secured, key).result())
          .as(other.value())
          .isEqualTo(other == feature ? "success" : "failure");
    }
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void nobody_issues_without_secret_key_or_with_that_of_another(Feature feature) {
    var method = publicOnly(Pen.of(KeyType.ED25519).method());
    assertThat(issue(feature, document(feature), method).data()).contains("no secret key");
    method.set("secretKeyJwk", Pen.of(KeyType.ED25519).secretJwk());
    assertThat(issue(feature, document(feature), method).data())
        .contains("not that of the public key");
  }

  @ParameterizedTest
  @CsvSource({"ED25519, 128", "P_256, 134", "P_384, 135", "P_521, 136"})
  void keys_are_read_as_multikeys_and_as_jwks(KeyType type, int prefix) {
    var pen = Pen.of(type);
    var secret = pen.secret();
    var bytes =
        ByteBuffer.allocate(2 + secret.length).put((byte) prefix).put((byte) 0x26).put(secret);
    var multikey =
        StrictJson.object()
            .put("id", Desk.KEY_ID)
            .put("type", "Multikey")
            .put("controller", Desk.ISSUER)
            .put("publicKeyMultibase", Multikey.encode(pen.pair().getPublic()))
            .put("secretKeyMultibase", Multibase.base58(bytes.array()));
    var issued = issue(Feature.CREDENTIAL_JOSE, Desk.credential(), multikey);
    assertThat(issued.result()).as(issued.data()).isEqualTo("success");
    assertThat(verify(Feature.CREDENTIAL_JOSE, issued.data(), pen.method()).result())
        .isEqualTo("success");
    var byJwk = issue(Feature.CREDENTIAL_JOSE, Desk.credential(), pen.secretJwk());
    assertThat(verify(Feature.CREDENTIAL_JOSE, byJwk.data(), pen.method()).result())
        .isEqualTo("success");
    var nameless = pen.publicJwk();
    nameless.remove("kid");
    assertThat(verify(Feature.CREDENTIAL_JOSE, byJwk.data(), nameless).result())
        .isEqualTo("success");
  }

  @Test
  void an_algorithm_beside_the_key_must_be_one_of_its_curve() {
    var jwk = Pen.of(KeyType.P_384).secretJwk().put("alg", "ES256");
    assertThat(issue(Feature.CREDENTIAL_JOSE, Desk.credential(), jwk).result())
        .isEqualTo("failure");
  }

  @ParameterizedTest
  @CsvSource({
    "ED25519, eddsa-rdfc-2022", "ED25519, eddsa-jcs-2022",
    "P_256, ecdsa-rdfc-2019", "P_384, ecdsa-jcs-2019"
  })
  void the_cryptosuite_can_be_chosen(KeyType type, String name) {
    var key = Pen.of(type).method();
    var issued = issue(Feature.CREDENTIAL_DI, Desk.credential(), key, "--cryptosuite", name);
    assertThat(Desk.json(issued.data()).path("proof").path("cryptosuite").asText()).isEqualTo(name);
    assertThat(verify(Feature.CREDENTIAL_DI, issued.data(), key).result()).isEqualTo("success");
  }

  @ParameterizedTest
  @CsvSource({"ED25519, ecdsa-rdfc-2019", "P_256, eddsa-jcs-2022", "P_256, rot13", "P_521,"})
  void a_cryptosuite_that_is_not_one_for_the_key_is_refused(KeyType type, String name) {
    var more = name == null ? new String[0] : new String[] {"--cryptosuite", name};
    var issued = issue(Feature.CREDENTIAL_DI, Desk.credential(), Pen.of(type).method(), more);
    assertThat(issued.result()).isEqualTo("failure");
  }

  @Test
  void the_holder_decides_upon_what_sd_names_in_lists_too() {
    var key = Pen.of(KeyType.P_256).method();
    var sd = "[\"credentialSubject.course.title\",\"credentialSubject.grades[1]\"]";
    var issued = issue(Feature.CREDENTIAL_SDJWT, Desk.credential(), key, "--sd", sd).data();
    assertThat(issued.chars().filter(one -> one == '~').count()).isEqualTo(3);
    assertThat(verify(Feature.CREDENTIAL_SDJWT, issued, key).result()).isEqualTo("success");
    var withheld = issued.substring(0, issued.indexOf('~') + 1);
    assertThat(verify(Feature.CREDENTIAL_SDJWT, withheld, key).result()).isEqualTo("success");
  }

  @ParameterizedTest
  @CsvSource({"[\"issuer\"]", "[\"nothing\"]", "[\"credentialSubject.grades[2]\"]", "[\"..\"]"})
  void what_is_not_there_or_needed_by_verifiers_is_not_hidden(String sd) {
    var key = Pen.of(KeyType.P_256).method();
    assertThat(issue(Feature.CREDENTIAL_SDJWT, Desk.credential(), key, "--sd", sd).result())
        .isEqualTo("failure");
  }

  @ParameterizedTest
  @CsvSource({"'',1", "[],1"})
  void without_sd_nothing_is_hidden(String sd, int tildes) {
    var key = Pen.of(KeyType.P_256).method();
    var issued = issue(Feature.CREDENTIAL_SDJWT, Desk.credential(), key, "--sd", sd).data();
    assertThat(issued.chars().filter(one -> one == '~').count()).isEqualTo(tildes);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void a_member_that_no_context_defines_by_name_is_refused_unless_wanted(Feature feature) {
    var key = Pen.of(KeyType.P_256).method();
    var document = document(feature);
    document
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://www.w3.org/ns/credentials/examples/v2");
    document.putObject("creditentials").put("typing", "error");
    var refused = issue(feature, document, key);
    assertThat(refused.result()).isEqualTo("failure");
    assertThat(refused.data()).contains("creditentials");
    var wanted = issue(feature, document, key, "--strict-terms=false");
    assertThat(wanted.result()).as(wanted.data()).isEqualTo("success");
    assertThat(verify(feature, wanted.data(), key).result()).isEqualTo("success");
  }

  @Test
  void terms_of_a_context_that_is_not_known_are_anybodys_guess() {
    var key = Pen.of(KeyType.P_256).method();
    var document = Desk.credential().put("whatever", "it means");
    document.withArray("@context").add("https://vocabulary.example/v1");
    var issued = issue(Feature.CREDENTIAL_COSE, document, key);
    assertThat(issued.result()).isEqualTo("success");
    assertThat(verify(Feature.CREDENTIAL_COSE, issued.data(), key).result()).isEqualTo("success");
    assertThat(issue(Feature.CREDENTIAL_DI, document, key).result()).isEqualTo("indeterminate");
  }

  @ParameterizedTest
  @EnumSource(names = {"PRESENTATION_JOSE", "PRESENTATION_SDJWT", "PRESENTATION_COSE"})
  void what_is_presented_must_be_secured(Feature feature) {
    var key = Pen.of(KeyType.P_256).method();
    assertThat(issue(feature, Desk.presentation("not-a-credential"), key).result())
        .isEqualTo("failure");
    var bare = Desk.presentation();
    bare.withArray("verifiableCredential").add(Desk.credential());
    assertThat(issue(feature, bare, key).result()).isEqualTo("failure");
  }
}
