package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this library signs, verified by libraries that share no code with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeerVerificationTest {

  private static final Path PEER =
      SharedData.REPOSITORY.resolve("credential-core/src/test/fixtures");
  private static final String ISSUER = "did:web:issuer.example:hogeschool-voorbeeld";
  private static final String METHOD = ISSUER + "#key-1";

  @TempDir private Path directory;

  @BeforeEach
  void needs_the_peer() {
    assumeTrue(
        Files.isDirectory(PEER.resolve("node_modules")),
        "skipped: run npm ci in credential-core/src/test/fixtures first");
  }

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#inOurShape")
  void what_we_sign_verifies_elsewhere(Fixture fixture) throws Exception {
    assertThat(peer(signed(fixture))).isEqualTo("{\"verified\":true,\"proofs\":1,\"errors\":[]}");
  }

  @Test
  void what_was_changed_after_we_signed_does_not() throws Exception {
    var signed = signed(Fixtures.named("full")).put("name", "Other");
    assertThat(peer(signed)).startsWith("{\"verified\":false");
  }

  private ObjectNode signed(Fixture fixture) throws IOException {
    var key = Ed25519.generate(new SecureRandom());
    write("did.json", didDocument(Multikey.encode(key.getPublic())));
    var document = SecuredDocument.of(fixture.credential()).unsecuredDocument();
    var options =
        StrictJson.object()
            .put("type", DataIntegrityProof.TYPE)
            .put("cryptosuite", "eddsa-rdfc-2022")
            .put("created", "2026-11-23T09:00:00Z")
            .put("verificationMethod", METHOD)
            .put("proofPurpose", "assertionMethod");
    var suite = Cryptosuites.EDDSA_RDFC_2022;
    var proof = suite.createProof(document, options, Ed25519.signer(key.getPrivate()));
    document.putArray("proof").add(proof);
    return document;
  }

  private static ObjectNode didDocument(String publicKeyMultibase) {
    var document = StrictJson.object().put("id", ISSUER);
    document
        .putArray("verificationMethod")
        .addObject()
        .put("id", METHOD)
        .put("type", "Multikey")
        .put("controller", ISSUER)
        .put("publicKeyMultibase", publicKeyMultibase);
    document.putArray("assertionMethod").add(METHOD);
    return document;
  }

  private String peer(ObjectNode credential) throws IOException, InterruptedException {
    write("credential.json", credential);
    var process =
        new ProcessBuilder("node", "verify.mjs", file("credential.json"), file("did.json"))
            .directory(PEER.toFile())
            .redirectErrorStream(true)
            .start();
    var answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }

  private void write(String name, ObjectNode json) throws IOException {
    Files.write(Path.of(file(name)), StrictJson.write(json));
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }
}
