package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JWTs that were signed by a library which shares no code with ours, with each algorithm. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtFixturesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  record Fixture(String alg, ObjectNode json) {

    String text(String member) {
      return json.get(member).textValue();
    }

    /** Whoever is asked for has this key. */
    VerificationMethods methods() {
      var key = Jwk.readPublic((ObjectNode) json.get("publicKey"));
      return (url, _, _) -> new VerificationMethod(url, url.substring(0, url.indexOf('#')), key);
    }

    @Override
    public String toString() {
      return alg;
    }
  }

  static Stream<Fixture> fixtures() {
    return StrictJson.parseObject(Fixtures.bytes("jwts.json"))
        .get("fixtures")
        .valueStream()
        .map(json -> new Fixture(json.get("alg").textValue(), (ObjectNode) json));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_credential_holds_and_has_the_hash_of_the_credential(Fixture fixture) {
    var jwt = CredentialJwt.read(fixture.text("credential"));
    assertThat(jwt).isInstanceOf(VcJwt.class);
    assertThat(hash(jwt.verify(fixture.methods(), NOW)))
        .isEqualTo(Fixtures.named("many-scripts").text("documentHash"));
    assertThat(jwt.signedAt()).contains(NOW);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_badge_holds_and_has_the_hash_of_the_credential(Fixture fixture) {
    var jwt = CredentialJwt.read(fixture.text("openBadge"));
    assertThat(jwt).isInstanceOf(OpenBadgeJwt.class);
    assertThat(hash(jwt.verify(fixture.methods(), NOW)))
        .isEqualTo(Fixtures.named("full").text("documentHash"));
  }

  private static String hash(Verified verified) {
    return HexFormat.of().formatHex(verified.document().documentHash());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_presentation_holds_and_what_is_in_it(Fixture fixture) {
    var expected = Signatory.expecting("https://verifier.example", "n-0S6_WzA2Mj");
    var presentation =
        VpJwt.read(fixture.text("presentation"))
            .verify(fixture.methods(), expected, NOW)
            .document()
            .document();
    JsonNode envelope = presentation.withArray("/verifiableCredential").get(0);
    assertThat(envelope)
        .isEqualTo(Envelope.of("application/vc+jwt", fixture.text("credential")).toJson());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void the_serialisations_in_json_are_not_read(Fixture fixture) {
    for (var form : fixture.json().get("json")) {
      var text = form.toString();
      assertThat(refusalOf(() -> CredentialJwt.read(text))).isEqualTo(PARSING_ERROR);
    }
  }
}
