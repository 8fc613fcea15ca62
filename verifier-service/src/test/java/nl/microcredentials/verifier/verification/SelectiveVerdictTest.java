package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.microcredentials.core.cose.CoseEnvelope;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a holder may leave out, and what becomes of the verdict then. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectiveVerdictTest extends Verifying {

  private final Concealer concealer = new Concealer(new SecureRandom());

  private ObjectNode registered() {
    var end = world.now.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    var credential = world.registered(world.unsigned().put("validUntil", end.toString()));
    credential.remove("proof");
    return credential;
  }

  /** As no issuer of ours would sign it: everything may be left to the holder. */
  private SdJwt sdJwt(ObjectNode credential, String... members) {
    var header =
        StrictJson.object()
            .put("typ", "vc+sd-jwt")
            .put("cty", "vc")
            .put("kid", world.institution.keyId);
    var claims = JwtClaims.issuedAt(world.now).issuedBy(world.institution.did).addedTo(credential);
    var concealed = concealer.conceal(claims, Stream.of(members).map(ClaimPath::of).toList());
    return SdJwt.sign(header, concealed, world.institution.signer());
  }

  private static JsonPath verdict(String mediaType, byte[] body) {
    var response = send(mediaType, body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private static String outcome(SdJwt sdJwt) {
    return verdict("application/vc+sd-jwt", sdJwt.toString().getBytes(US_ASCII))
        .getString("outcome");
  }

  @Test
  void what_is_shown_as_a_whole_is_valid() {
    assertThat(outcome(sdJwt(registered(), "name"))).isEqualTo("VALID");
  }

  @Test
  void so_is_a_COSE_message() {
    var message =
        new CoseEnvelope.Signing(world.institution.keyId, world.institution.signer())
            .sign(Envelope.Kind.CREDENTIAL, registered(), JwtClaims.issuedAt(world.now));
    var verdict = verdict("application/vc+cose", message);
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("VALID");
  }

  /** Above all not its status or its end, which the holder has most reason to leave out. */
  @Test
  void whatever_is_left_out_the_rest_is_not_valid() {
    var credential = registered();
    for (var member : credential.properties().stream().map(Map.Entry::getKey).toList()) {
      var withheld = sdJwt(credential, member).disclosing(List.of());
      assertThat(outcome(withheld)).as(member).isNotEqualTo("VALID");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentialStatus", "validUntil", "issuer", "validFrom"})
  void what_a_verifier_needs_is_not_for_the_holder_to_decide(String member) {
    assertThat(outcome(sdJwt(registered(), member))).isEqualTo("INVALID");
  }
}
