package nl.microcredentials.core.cose;

import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.NodePeer;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.StandardBase64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** COSE messages are the same to us and to a library that shares no code with ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CosePeerTest {

  @TempDir private Path directory;

  static Stream<JsonNode> fixtures() {
    return StrictJson.parseObject(Fixtures.bytes("cose.json")).get("fixtures").valueStream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_message_from_there_holds_and_has_the_hash_of_the_credential(JsonNode fixture) {
    var key = Jwk.readPublic((ObjectNode) fixture.get("publicKey"));
    for (var form : List.of("tagged", "untagged")) {
      var bytes = StandardBase64.decode(fixture.get(form).textValue());
      var verified =
          CoseEnvelope.read(Envelope.Kind.CREDENTIAL, bytes)
              .verify(
                  (url, _, _) -> new VerificationMethod(url, ISSUER, key),
                  ProofExpectation.ASSERTION,
                  NOW);
      assertThat(HexFormat.of().formatHex(verified.document().documentHash()))
          .isEqualTo(Fixtures.named("many-scripts").text("documentHash"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_message_of_ours_verifies_there(KeyType type) throws Exception {
    var keys = keys(type);
    var credential = credential();
    var answer = answer(sign(type, keys, credential), keys);
    assertThat(answer).isEqualTo(credential.toString());
  }

  @Test
  void a_message_that_was_changed_does_not() throws Exception {
    var keys = keys(KeyType.P_256);
    var message = sign(KeyType.P_256, keys, credential());
    message[message.length - 1] ^= 1;
    assertThat(answer(message, keys)).startsWith("{\"error\":");
  }

  private static byte[] sign(KeyType type, KeyPair keys, ObjectNode credential) {
    var signer =
        type == KeyType.ED25519
            ? Ed25519.signer(keys.getPrivate())
            : Ecdsa.signer(keys.getPrivate(), RANDOM);
    return new CoseEnvelope.Signing(KEY_ID, signer)
        .sign(Envelope.Kind.CREDENTIAL, credential, JwtClaims.issuedAt(NOW));
  }

  private static KeyPair keys(KeyType type) {
    return type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM);
  }

  private static ObjectNode credential() {
    return SecuredDocument.of(Fixtures.named("many-scripts").credential()).unsecuredDocument();
  }

  private String answer(byte[] message, KeyPair keys) throws Exception {
    NodePeer.needs("@auth0/cose");
    var peer = new NodePeer("verify-cose.mjs", directory);
    return peer.answer(
        "application/vc+cose",
        peer.file("message.txt", StandardBase64.encode(message)),
        peer.file("key.json", Jwk.of(keys.getPublic())));
  }
}
