package nl.microcredentials.core.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VC-JOSE-COSE, 3.1.1: Securing JSON-LD Verifiable Credentials with JOSE. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcJwtTest extends VcJwtFixture {

  @Nested
  class About_the_payload {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "[]",
          "1",
          "{",
          "{}{}",
          "\uFEFF{}",
          "{'a':1,'a':1}",
          "{'issuer':'a','issuer':'b'}"
        })
    void what_is_not_one_object_cannot_be_parsed(String payload) {
      var jwt = issuer.sign(header(), payload.replace('\'', '"').getBytes(UTF_8));
      assertThat(refusalOf(() -> VcJwt.read(jwt))).isEqualTo(PARSING_ERROR);
    }

    @Test
    void what_is_nested_deeply_cannot_be_parsed() {
      var jwt = issuer.sign(header(), "{\"a\":".repeat(100_000).getBytes(UTF_8));
      assertThat(refusalOf(() -> VcJwt.read(jwt))).isEqualTo(PARSING_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'type':[]}",
          "{'type':null}",
          "{'type':'VerifiablePresentation'}",
          "{'type':{'VerifiableCredential':1}}",
          "{'type':['VerifiableCredential','EnvelopedVerifiableCredential']}",
          "{'type':'EnvelopedVerifiableCredential'}",
          "{'issuer':null}",
          "{'issuer':[]}",
          "{'issuer':''}",
          "{'issuer':{'name':'Hogeschool'}}",
          "{'issuer':{'id':['did:web:issuer.example:hogeschool-voorbeeld']}}"
        })
    void what_is_no_credential_is_malformed(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @Test
    void an_envelope_in_an_envelope_is_malformed() {
      var jwt = VcJwt.sign(credential, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
      for (int i = 0; i < 3; i++) {
        var envelope = Envelope.of("application/vc+jwt", jwt).toJson();
        jwt = issuer.sign(header(), envelope.put("issuer", issuer.did()));
      }
      var nested = jwt;
      assertThat(refusalOf(() -> VcJwt.read(nested))).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @Test
    void what_is_too_long_is_refused_before_it_is_read() {
      var tooLong = "a".repeat(SignedDocument.MAX_LENGTH + 1);
      assertThat(refusalOf(() -> VcJwt.read(tooLong))).isEqualTo(PAYLOAD_TOO_LARGE);
      credential.put("name", tooLong);
      assertThat(refusalOf(() -> sign(credential))).isEqualTo(PAYLOAD_TOO_LARGE);
    }

    @Test
    void only_the_compact_serialisation_is_read() {
      var parts = sign(credential).split("\\.");
      for (var form :
          new String[] {
            "{'payload':'%2$s','protected':'%1$s','signature':'%3$s'}",
            "{'payload':'%2$s','signatures':[{'protected':'%1$s','signature':'%3$s'}]}"
          }) {
        var text = form.formatted((Object[]) parts).replace('\'', '"');
        assertThat(refusalOf(() -> VcJwt.read(text))).isEqualTo(PARSING_ERROR);
        assertThat(refusalOf(() -> CredentialJwt.read(text))).isEqualTo(PARSING_ERROR);
      }
    }
  }

  @Nested
  class About_the_signature {

    @ParameterizedTest
    @EnumSource
    void no_character_of_the_jwt_may_change(KeyType type) {
      var other = Signatory.issuer(type);
      var small = json("{'type':'VerifiableCredential'}").put("issuer", other.did());
      var jwt = VcJwt.sign(small, JwtClaims.issuedAt(NOW), other.keyId(), other.signer());
      assertThat(VcJwt.read(jwt).verify(other, NOW)).isNotNull();
      for (int i = 0; i < jwt.length(); i++) {
        for (var c : new char[] {'A', '_', '.', '=', ' ', '\n', 'é'}) {
          var changed = jwt.substring(0, i) + c + jwt.substring(i + 1);
          if (!changed.equals(jwt)) {
            refusalOf(() -> VcJwt.read(changed).verify(other, NOW));
          }
        }
        var shorter = jwt.substring(0, i) + jwt.substring(i + 1);
        refusalOf(() -> VcJwt.read(shorter).verify(other, NOW));
      }
    }

    @Test
    void the_bytes_are_signed_and_not_the_values() {
      var payload = "{\"type\":\"VerifiableCredential\",\"issuer\":\"%s\",\"credits\":%s}";
      var jwt = issuer.sign(header(), payload.formatted(issuer.did(), "1").getBytes(UTF_8));
      var parts = jwt.split("\\.");
      var other = Base64Url.encode(payload.formatted(issuer.did(), "1.0").getBytes(UTF_8));
      assertThat(refusalOf(() -> verify(parts[0] + '.' + other + '.' + parts[2])))
          .isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void padding_cannot_be_parsed(int part) {
      var parts = sign(credential).split("\\.");
      parts[part] += "=";
      assertThat(refusalOf(() -> verify(String.join(".", parts)))).isEqualTo(PARSING_ERROR);
    }

    @Test
    void it_is_that_of_the_key_at_the_url() {
      var jwt = Signatory.issuer(KeyType.P_256).sign(header(), credential);
      assertThat(refusalOf(() -> verify(jwt))).isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_signed_comes_back_and_its_hash_is_that_of_the_credential(KeyType type) {
    var signatory = Signatory.issuer(type);
    var before = credential.deepCopy();
    var jwt =
        VcJwt.sign(credential, JwtClaims.issuedAt(NOW), signatory.keyId(), signatory.signer());
    var read = CredentialJwt.read(jwt);
    assertThat(read).isInstanceOf(VcJwt.class);
    assertThat(read.issuer()).isEqualTo(signatory.did());
    var verified = read.verify(signatory, NOW);
    assertThat(verified.document().document()).isEqualTo(credential).isEqualTo(before);
    assertThat(verified.signedAt()).contains(NOW);
    assertThat(verified.methods()).singleElement().returns(signatory.keyId(), one -> one.id());
    assertThat(HexFormat.of().formatHex(verified.document().documentHash()))
        .isEqualTo(Fixtures.named("full").text("documentHash"));
  }

  @Test
  void the_header_and_the_claims_are_those_of_the_standard() {
    var jws = CompactJws.parse(sign(credential));
    assertThat(jws.header())
        .isEqualTo(
            json("{'alg':'ES256','typ':'vc+jwt','cty':'vc','kid':'%s'}".formatted(issuer.keyId())));
    var payload = credential.deepCopy().put("iss", issuer.did()).put("iat", 1795424400);
    assertThat(StrictJson.parseObject(jws.payload())).isEqualTo(payload);
  }

  @Test
  void a_signature_may_have_an_end() {
    var claims = JwtClaims.issuedAt(NOW).expiringAt(NOW.plusSeconds(60));
    var jwt = VcJwt.sign(credential, claims, issuer.keyId(), issuer.signer());
    assertThat(verify(jwt)).isEqualTo(credential);
    assertThat(refusalOf(() -> VcJwt.read(jwt).verify(issuer, NOW.plusSeconds(60))))
        .isEqualTo(OUTSIDE_VALIDITY_PERIOD);
  }

  @Test
  void members_that_nobody_knows_stay() {
    credential.putObject("unknown").put("iss", "inside");
    assertThat(verify(sign(credential))).isEqualTo(credential);
  }

  @Test
  void a_proof_inside_is_not_handed_on() {
    var secured = Fixtures.named("full").credential();
    assertThat(verify(sign(secured))).isEqualTo(credential);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'iss':'did:web:issuer.example:hogeschool-voorbeeld'}",
        "{'exp':2000000000}",
        "{'vc':{}}",
        "{'cnf':{}}",
        "{'issuer':null}",
        "{'type':'VerifiablePresentation'}"
      })
  void what_would_not_be_read_is_not_signed(String members) {
    assertThat(refusalOf(() -> sign(payload(members)))).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_relative_url_of_a_key_is_not_written_where_nothing_completes_it() {
    assertThat(
            refusalOf(
                () -> VcJwt.sign(credential, JwtClaims.issuedAt(NOW), "keys/1", issuer.signer())))
        .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
  }
}
