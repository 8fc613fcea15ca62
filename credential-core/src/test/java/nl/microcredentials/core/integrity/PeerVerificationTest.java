package nl.microcredentials.core.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  @ParameterizedTest
  @MethodSource("suites")
  void in_every_suite(String suite, KeyType keyType) throws Exception {
    var signed = signed(Fixtures.named("full"), suite, keyType);
    assertThat(peer(signed)).isEqualTo("{\"verified\":true,\"proofs\":1,\"errors\":[]}");
    assertThat(peer(signed.put("name", "Other"))).startsWith("{\"verified\":false");
  }

  @ParameterizedTest
  @MethodSource("suites")
  void what_is_signed_elsewhere_verifies_here(String suite, KeyType keyType) throws Exception {
    write(
        "unsecured.json",
        SecuredDocument.of(Fixtures.named("full").credential()).unsecuredDocument());
    var answer = node("sign.mjs", file("unsecured.json"), suite, keyType.curve());
    var signed = StrictJson.parseObject(answer.getBytes(UTF_8));
    var key = Multikey.decode(signed.get("publicKeyMultibase").textValue());
    var secured = SecuredDocument.of((ObjectNode) signed.get("credential"));
    var proof = secured.proofs().getFirst();
    var verifier = Cryptosuites.standard().named(suite).orElseThrow();
    assertThat(verifier.verifyProof(secured.unsecuredDocument(), proof, key)).isPresent();
    var changed = secured.unsecuredDocument().put("name", "Other");
    assertThat(verifier.verifyProof(changed, proof, key)).isEmpty();
  }

  static List<Arguments> suites() {
    return List.of(
        Arguments.of("eddsa-rdfc-2022", KeyType.ED25519),
        Arguments.of("eddsa-jcs-2022", KeyType.ED25519),
        Arguments.of("ecdsa-rdfc-2019", KeyType.P_256),
        Arguments.of("ecdsa-rdfc-2019", KeyType.P_384),
        Arguments.of("ecdsa-jcs-2019", KeyType.P_256),
        Arguments.of("ecdsa-jcs-2019", KeyType.P_384));
  }

  private ObjectNode signed(Fixture fixture) throws IOException {
    return signed(fixture, "eddsa-rdfc-2022", KeyType.ED25519);
  }

  private ObjectNode signed(Fixture fixture, String suite, KeyType keyType) throws IOException {
    var random = new SecureRandom();
    var isEdwards = keyType == KeyType.ED25519;
    var key = isEdwards ? Ed25519.generate(random) : Ecdsa.generate(keyType, random);
    var signer =
        isEdwards ? Ed25519.signer(key.getPrivate()) : Ecdsa.signer(key.getPrivate(), random);
    write("did.json", didDocument(Multikey.encode(key.getPublic())));
    var document = SecuredDocument.of(fixture.credential()).unsecuredDocument();
    var options =
        StrictJson.object()
            .put("type", DataIntegrityProof.TYPE)
            .put("cryptosuite", suite)
            .put("created", "2026-11-23T09:00:00Z")
            .put("verificationMethod", METHOD)
            .put("proofPurpose", "assertionMethod");
    var whole = (WholeDocumentCryptosuite) Cryptosuites.standard().named(suite).orElseThrow();
    var proof = whole.createProof(document, options, signer);
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
    return node("verify.mjs", file("credential.json"), file("did.json"));
  }

  private static String node(String... arguments) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(Stream.concat(Stream.of("node"), Stream.of(arguments)).toList())
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
