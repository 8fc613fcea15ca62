package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.integrity.sd.Badge.derive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials that are issued, shown and verified together with libraries that share no code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeerTest {

  /** What they issued and derived, with the key of their issuer. */
  record Fixture(ObjectNode json) {

    ObjectNode base() {
      return (ObjectNode) json.get("base");
    }

    ObjectNode derived() {
      return (ObjectNode) json.get("derived");
    }

    String[] selectivePointers() {
      return texts(json.get("selectivePointers"));
    }

    String publicKeyMultibase() {
      return json.get("publicKeyMultibase").textValue();
    }

    @Override
    public String toString() {
      return json.get("name").textValue();
    }
  }

  static Stream<Fixture> fixtures() {
    return StrictJson.parse(Fixtures.bytes("selective-disclosure.json"))
        .valueStream()
        .map(json -> new Fixture((ObjectNode) json));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void what_they_derive_verifies_here(Fixture fixture) {
    assertThat(verify(fixture.derived(), fixture.publicKeyMultibase())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void what_we_derive_is_byte_for_byte_what_they_derive(Fixture fixture) {
    assertThat(derive(fixture.base(), fixture.selectivePointers())).isEqualTo(fixture.derived());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void nothing_they_derive_verifies_here_after_a_change(Fixture fixture) {
    var changed = fixture.derived().put("validFrom", "2026-11-23T09:00:01Z");
    assertThat(verify(changed, fixture.publicKeyMultibase())).isEmpty();
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  class With_Node {

    private static final Path PEER =
        SharedData.REPOSITORY.resolve("credential-core/src/test/fixtures");
    private static final String[] SELECTIVE_POINTERS = {
      "/credentialSubject/achievement/learningOutcome",
      "/credentialSubject/achievement/alignment/0/targetName",
      "/name"
    };

    @TempDir private Path directory;

    @BeforeEach
    void needs_the_peer() {
      assumeTrue(
          Files.isDirectory(PEER.resolve("node_modules/@digitalbazaar/ecdsa-sd-2023-cryptosuite")),
          "skipped: run npm ci in credential-core/src/test/fixtures first");
    }

    private final ObjectNode document = Fixtures.named("full").credential().without("proof");

    @Test
    void what_we_issue_and_derive_verifies_there() throws Exception {
      var derived = derive(signed(), SELECTIVE_POINTERS);
      assertThat(verifiesThere(derived, ourKey())).isTrue();
      assertThat(verifiesThere(derived.put("name", "Other"), ourKey())).isFalse();
    }

    /** They cannot derive these themselves. */
    @Test
    void lists_and_graphs_that_we_derive_verify_there() throws Exception {
      var everything = derive(Badge.signed(), "");
      assertThat(verifiesThere(everything, ourKey())).isTrue();
      var parts =
          derive(
              Badge.signed(),
              "/credentialSubject/achievement/resultDescription",
              "/endorsement/0/proof/cryptosuite");
      assertThat(verifiesThere(parts, ourKey())).isTrue();
    }

    @Test
    void what_they_derive_of_what_we_issue_verifies_here_and_there() throws Exception {
      var base = signed();
      var derived = derivedThere(base);
      assertThat(derived).isEqualTo(derive(base, SELECTIVE_POINTERS));
      assertThat(verify(derived, ourKey())).isPresent();
      assertThat(verifiesThere(derived, ourKey())).isTrue();
    }

    @Test
    void what_we_derive_of_what_they_issue_verifies_here_and_there() throws Exception {
      var request = StrictJson.object();
      request.set("credential", document);
      Badge.MANDATORY_POINTERS.forEach(request.putArray("mandatoryPointers")::add);
      var issued = peer("issue", request);
      var key = issued.get("publicKeyMultibase").textValue();
      var derived = derive((ObjectNode) issued.get("credential"), SELECTIVE_POINTERS);
      assertThat(verify(derived, key)).isPresent();
      assertThat(verifiesThere(derived, key)).isTrue();
    }

    /** With the verification method of the issuer that the document names. */
    private ObjectNode signed() {
      var method = document.at("/issuer/id").textValue() + "#key-1";
      var options = Badge.options().put("verificationMethod", method);
      var proof =
          Badge.SUITE.createBaseProof(document, options, Badge.ISSUER, Badge.MANDATORY_POINTERS);
      var signed = document.deepCopy();
      signed.set("proof", proof);
      return signed;
    }

    private String ourKey() {
      return Multibase.base58(Multikey.toBytes(Badge.ISSUER_KEY));
    }

    private ObjectNode derivedThere(ObjectNode base) throws Exception {
      var request = StrictJson.object();
      request.set("credential", base);
      Stream.of(SELECTIVE_POINTERS).forEach(request.putArray("selectivePointers")::add);
      return (ObjectNode) peer("derive", request).get("credential");
    }

    private boolean verifiesThere(ObjectNode derived, String publicKeyMultibase) throws Exception {
      var request = StrictJson.object().put("publicKeyMultibase", publicKeyMultibase);
      request.set("credential", derived);
      return peer("verify", request).get("verified").booleanValue();
    }

    private ObjectNode peer(String command, ObjectNode request)
        throws IOException, InterruptedException {
      var file = Files.write(directory.resolve("request.json"), StrictJson.write(request));
      var process =
          new ProcessBuilder("node", "selective-disclosure.mjs", command, file.toString())
              .directory(PEER.toFile())
              .redirectErrorStream(true)
              .start();
      var answer = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(new String(answer, UTF_8)).isZero();
      return StrictJson.parseObject(answer);
    }
  }

  private static Optional<VerifiedDocument> verify(ObjectNode derived, String publicKeyMultibase) {
    var secured = SecuredDocument.of(derived);
    return Badge.SUITE.verifyProof(
        secured.unsecuredDocument(),
        secured.proofs().getFirst(),
        Multikey.fromBytes(Multibase.decode(publicKeyMultibase)));
  }

  private static String[] texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toArray(String[]::new);
  }
}
