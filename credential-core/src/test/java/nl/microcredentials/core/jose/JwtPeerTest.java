package nl.microcredentials.core.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JWTs that this library signs, verified by one that shares no code with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtPeerTest {

  private static final Path PEER =
      SharedData.REPOSITORY.resolve("credential-core/src/test/fixtures");
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final JwtClaims CLAIMS =
      JwtClaims.answering(Signatory.expecting("https://verifier.example", "n-0S6_WzA2Mj"), NOW);

  private final ObjectNode credential =
      SecuredDocument.of(Fixtures.named("many-scripts").credential()).unsecuredDocument();

  @TempDir private Path directory;

  @BeforeEach
  void needs_the_peer() {
    assumeTrue(
        Files.isDirectory(PEER.resolve("node_modules/jose")),
        "skipped: run npm ci in credential-core/src/test/fixtures first");
  }

  @ParameterizedTest
  @EnumSource
  void a_credential_verifies_elsewhere(KeyType type) throws Exception {
    var issuer = Signatory.issuer(type);
    var jwt = VcJwt.sign(credential, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
    credential.put("iss", issuer.did()).put("iat", NOW.getEpochSecond());
    assertThat(peer(issuer, "vc+jwt", jwt)).isEqualTo(credential.toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_presentation_verifies_elsewhere(KeyType type) throws Exception {
    var holder = Signatory.holder(type);
    var presentation =
        StrictJson.object().put("type", "VerifiablePresentation").put("holder", holder.did());
    var claims = CLAIMS.expiringAt(NOW.plusSeconds(300));
    var jwt = VpJwt.sign(presentation, claims, holder.keyId(), holder.signer());
    claims.issuedBy(holder.did()).addTo(presentation);
    assertThat(peer(holder, "vp+jwt", jwt)).isEqualTo(presentation.toString());
  }

  @Test
  void what_was_changed_after_we_signed_does_not() throws Exception {
    var issuer = Signatory.issuer(KeyType.P_256);
    var jwt = VcJwt.sign(credential, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
    var signature = jwt.lastIndexOf('.') + 1;
    var other = jwt.charAt(signature) == 'A' ? 'B' : 'A';
    var changed = jwt.substring(0, signature) + other + jwt.substring(signature + 1);
    assertThat(peer(issuer, "vc+jwt", changed))
        .isEqualTo("{\"error\":\"ERR_JWS_SIGNATURE_VERIFICATION_FAILED\"}");
  }

  private String peer(Signatory signatory, String type, String jwt)
      throws IOException, InterruptedException {
    var jwtFile = directory.resolve("credential.jwt");
    var jwkFile = directory.resolve("key.json");
    Files.writeString(jwtFile, jwt);
    Files.write(jwkFile, StrictJson.write(Jwk.of(signatory.keys().getPublic())));
    var process =
        new ProcessBuilder("node", "verify-jwt.mjs", type, jwtFile.toString(), jwkFile.toString())
            .directory(PEER.toFile())
            .redirectErrorStream(true)
            .start();
    var answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
