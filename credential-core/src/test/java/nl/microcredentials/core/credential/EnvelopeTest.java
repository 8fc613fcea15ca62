package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 2.0, 4.13.1 and 4.13.2: Enveloped Verifiable Credentials and Presentations. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvelopeTest {

  private final ObjectNode envelope =
      json(
          "{'@context':'https://www.w3.org/ns/credentials/v2',"
              + "'id':'data:application/vc+jwt,eyJ.e30.A_-',"
              + "'type':'EnvelopedVerifiableCredential'}");

  private Envelope read() {
    return switch (Envelope.read(envelope, Envelope.Kind.CREDENTIAL)) {
      case Reading.WellFormed(var read) -> read;
      case Reading.Malformed(var problems) -> throw malformed(problems.getFirst().detail());
    };
  }

  private void refused() {
    assertThatExceptionOfType(MalformedInputException.class).isThrownBy(this::read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not-a-credential",
        "data:",
        "data:,eyJ.e30.AA",
        "data:application/vc+jwt",
        "data:application/vc+jwt,",
        "data:application/vc+jwt;base64,ZXlKLmUzMC5BQQ==",
        "data:application/vc+jwt;base64url,ZXlKLmUzMC5BQQ",
        "data:application/vc+jwt;charset=utf-8,eyJ.e30.AA",
        "data:application/vc+jwt;,eyJ.e30.AA",
        "data:application/vc+jwt ,eyJ.e30.AA",
        "data:Application/VC+JWT,eyJ.e30.AA",
        "DATA:application/vc+jwt,eyJ.e30.AA",
        " data:application/vc+jwt,eyJ.e30.AA",
        "data:application/vc%2Bjwt,eyJ.e30.AA",
        "data:application/vc+jwt,eyJ%2Ee30.AA",
        "data:application/vc+jwt,eyJ.e30.A A",
        "data:application/vc+jwt,eyJ.e30.AA#fragment",
        "data:application/vc+jwt,eyJ.e30.AA;data:application/vc+jwt,eyJ.e30.AA",
        "data:application/vc+jwt,{}",
        "data:application/vc+sd-jwt;base64,ZXlKLmUzMC5BQX4=",
        "data:application/vc-ld+jwt,eyJ.e30.AA",
        "data:application/vc+ld+json+jwt,eyJ.e30.AA",
        "data:application/jwt,eyJ.e30.AA",
        "data:application/dc+sd-jwt,eyJ.e30.AA~",
        "data:application/vc,{}",
        "data:application/json,{}",
        "data:text/html,eyJ",
        "data:application/vc+cose,0oRY",
        "data:application/vc+cose;base64url,0oRY",
        "data:application/vc+cose;base64,0oR_",
        "data:application/vc+cose;base64,0oRYV===",
        "data:application/vc+cose;base64,0oRYV",
        "data:application/vc+cose;base64,0oRYVf",
        "data:application/vc+cose;base64,0oRY=",
        "data:application/vc+cose;base64,",
        "data:application/vc+cose;base64,0o\nRY",
        "data:application/vp+jwt,eyJ.e30.AA",
        "https://issuer.example/credentials/1",
        "eyJ.e30.AA"
      })
  void what_is_no_data_url_of_a_secured_credential_is_malformed(String id) {
    envelope.put("id", id);
    refused();
  }

  @Test
  void an_id_of_another_kind_is_malformed() {
    for (var value : new String[] {"null", "1", "[]", "{}", "['data:application/vc+jwt,eyJ']"}) {
      envelope.set("id", json("{'id':" + value + "}").get("id"));
      refused();
    }
    envelope.remove("id");
    refused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'VerifiableCredential'",
        "'EnvelopedVerifiablePresentation'",
        "['EnvelopedVerifiableCredential','VerifiableCredential']",
        "['EnvelopedVerifiableCredential','EnvelopedVerifiableCredential']",
        "[]",
        "[['EnvelopedVerifiableCredential']]",
        "{}",
        "null"
      })
  void another_type_is_malformed(String type) {
    envelope.set("type", json("{'type':" + type + "}").get("type"));
    refused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "'https://www.w3.org/2018/credentials/v1'",
        "['https://www.w3.org/ns/credentials/examples/v2']",
        "['https://www.w3.org/ns/credentials/v2',{'type':'@id'}]",
        "[['https://www.w3.org/ns/credentials/v2']]"
      })
  void another_context_is_malformed(String context) {
    envelope.set("@context", json("{'c':" + context + "}").get("c"));
    refused();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"issuer", "credentialSubject", "proof", "name", "validUntil", "iss", "Id", ""})
  void members_beside_the_envelope_are_malformed(String member) {
    envelope.put(member, "Somebody");
    refused();
  }

  @ParameterizedTest
  @CsvSource({
    "'data:application/vc+jwt,', eyJ.e30.A_-, application/vc+jwt",
    "'data:application/vc+sd-jwt,', eyJ.e30.A_-~WyJh~WyJi~, application/vc+sd-jwt"
  })
  void a_token_comes_back_as_it_was(String prefix, String token, String mediaType) {
    var written = Envelope.of(mediaType, token);
    assertThat(written.toJson().get("id").textValue()).isEqualTo(prefix + token);
    envelope.setAll(written.toJson());
    assertThat(read().mediaType()).isEqualTo(mediaType);
    assertThat(read().token()).isEqualTo(token);
    assertThat(Envelope.Kind.of(envelope)).contains(Envelope.Kind.CREDENTIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0oRYVg==", "0oRYVg", "0oRYVg\n"})
  void the_bytes_of_cose_come_back_as_they_were(String base64) {
    envelope.put("id", "data:application/vc+cose;base64," + base64);
    assertThat(read().content()).containsExactly(0xd2, 0x84, 0x58, 0x56);
    assertThat(read().toJson().get("id").textValue())
        .isEqualTo("data:application/vc+cose;base64,0oRYVg==");
  }

  @Test
  void a_presentation_is_no_credential() {
    var json = Envelope.of("application/vp+jwt", "eyJ.e30.AA").toJson();
    assertThat(Envelope.Kind.of(json)).contains(Envelope.Kind.PRESENTATION);
    assertThat(Envelope.read(json, Envelope.Kind.PRESENTATION))
        .isInstanceOf(Reading.WellFormed.class);
    assertThat(Envelope.read(json, Envelope.Kind.CREDENTIAL)).isInstanceOf(Reading.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vc, eyJ.e30.AA",
    "application/vc+cose, 0oRY",
    "application/dc+sd-jwt, eyJ.e30.AA~",
    "application/vc+jwt, ''",
    "application/vc+jwt, e y",
    "application/vc+jwt, '{}'"
  })
  void what_could_not_be_read_is_not_written(String mediaType, String token) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Envelope.of(mediaType, token));
  }

  @Test
  void the_spelling_of_others_is_read() {
    envelope.putArray("type").add("EnvelopedVerifiableCredential");
    envelope
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://www.w3.org/ns/credentials/examples/v2");
    envelope.put("id", "data:application/vc+jwt,eyJ.e30.A_-\n");
    assertThat(read().token()).isEqualTo("eyJ.e30.A_-");
  }

  @Test
  void long_content_costs_little() {
    for (var content : new String[] {"a".repeat(2_000_000), "a".repeat(2_000_000) + "%"}) {
      for (var prefix :
          new String[] {"data:application/vc+jwt,", "data:application/vc+cose;base64,"}) {
        envelope.put("id", prefix + content);
        Envelope.read(envelope, Envelope.Kind.CREDENTIAL);
      }
    }
  }

  private static ObjectNode json(String text) {
    return StrictJson.parseObject(text.replace('\'', '"').getBytes(UTF_8));
  }
}
