package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 2.0, 4.12: one credential, secured in other ways than with proofs in it. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormsVerdictTest extends Verifying {

  /** The registry knows the credential by what it says, so one entry serves every form. */
  private String registeredJwt() {
    return jwt(world.institution);
  }

  private String jwt(Institution signer) {
    var unsecured = world.registeredCredential();
    unsecured.remove("proof");
    return signer.signAsJwt(unsecured, JwtClaims.issuedAt(world.now));
  }

  private static JsonPath verdict(String mediaType, String body) {
    var response = send(mediaType, body.getBytes(UTF_8));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private static void assertInvalid(String jwt, ProblemType type) {
    assertFound(verdict("application/vc+jwt", jwt), "INVALID", "proof", "failed", type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/vc+jwt", "application/jwt", "application/vc"})
  void a_credential_as_JWT_is_valid_whatever_it_is_called(String mediaType) {
    var verdict = verdict(mediaType, '\n' + registeredJwt() + '\n');
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("VALID");
    assertThat(verdict.getList("checks")).hasSize(8);
    assertThat(verdict.getString("credential.title")).isNotEmpty();
  }

  @Test
  void so_is_one_in_an_envelope() {
    assertValid(Envelope.of("application/vc+jwt", registeredJwt()).toJson());
  }

  @Test
  void an_envelope_in_an_envelope_is_malformed() {
    var envelope = Envelope.of("application/vc+jwt", registeredJwt()).toJson();
    for (int i = 0; i < 50; i++) {
      envelope.put("id", "data:application/vc+jwt," + envelope.get("id").textValue());
    }
    assertInvalid(envelope, "proof", MALFORMED_VALUE_ERROR);
  }

  @Test
  void somebody_else_cannot_sign_for_an_institution() {
    assertInvalid(jwt(world.stranger), INVALID_VERIFICATION_METHOD);
  }

  @Test
  void whoever_is_not_accredited_cannot_sign() {
    var unsecured = world.unsigned();
    unsecured.put("issuer", world.stranger.did);
    assertInvalid(
        world.stranger.signAsJwt(unsecured, JwtClaims.issuedAt(world.now)), UNTRUSTED_ISSUER);
  }

  @ParameterizedTest
  @CsvSource({
    "{'alg':'HS256'}, UNSUPPORTED_ALGORITHM",
    "{'alg':'none'}, UNSUPPORTED_ALGORITHM",
    "{'alg':'RS256'}, UNSUPPORTED_ALGORITHM",
    "{'alg':'ES384'}, UNSUPPORTED_ALGORITHM",
    "{'alg':null}, PARSING_ERROR",
    "{}, PARSING_ERROR",
    "{'alg':'EdDSA'-'crit':['x']}, PARSING_ERROR"
  })
  void another_header_is_refused(String header, ProblemType type) {
    var jwt = registeredJwt();
    var json =
        (ObjectNode) StrictJson.parse(header.replace('\'', '"').replace("-", ",").getBytes(UTF_8));
    json.put("typ", "vc+jwt").put("kid", world.institution.did + "#key-1");
    var changed = Base64Url.encode(StrictJson.write(json)) + jwt.substring(jwt.indexOf('.'));
    assertInvalid(changed, type);
  }

  @Test
  void padding_is_no_base64url() {
    assertInvalid(registeredJwt().replaceFirst("\\.", "=."), PARSING_ERROR);
  }

  @Test
  void the_payload_is_signed_to_the_letter() {
    var parts = registeredJwt().split("\\.");
    var payload = new String(Base64Url.decode(parts[1]), UTF_8).replaceFirst(":5,", ":5.0,");
    var changed = parts[0] + '.' + Base64Url.encode(payload.getBytes(UTF_8)) + '.' + parts[2];
    assertInvalid(changed, CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void an_access_token_is_no_credential() {
    var token =
        world.institution.signAsJws(
            StrictJson.object().put("typ", "at+jwt").put("kid", world.institution.did + "#key-1"),
            StrictJson.object().put("sub", "x"));
    assertInvalid(token, MALFORMED_VALUE_ERROR);
  }
}
