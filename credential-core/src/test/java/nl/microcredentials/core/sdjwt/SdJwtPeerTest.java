package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.NodePeer;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SD-JWTs are the same to us and to a library that shares no code with ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtPeerTest {

  private static final KeyBinding ASKED =
      new KeyBinding("https://verifier.example", "n-0S6_WzA2Mj");

  /** What others signed, with each algorithm and each hash function. */
  @Nested
  class From_there {

    @ParameterizedTest
    @MethodSource("nl.microcredentials.core.sdjwt.SdJwtPeerTest#fixtures")
    void everything_that_was_issued_is_read(JsonNode fixture) {
      var verified =
          SdJwtVc.read(text(fixture, "credential")).verify(methods(fixture), Optional.empty(), NOW);
      assertThat(verified.claims()).isEqualTo(fixture.get("claims"));
      assertThat(verified.payload().withheld()).isNotEmpty(); // decoys
    }

    @ParameterizedTest
    @MethodSource("nl.microcredentials.core.sdjwt.SdJwtPeerTest#fixtures")
    void what_the_holder_shows_is_seen(JsonNode fixture) {
      var verified =
          SdJwtVc.read(text(fixture, "presentation"))
              .verify(methods(fixture), Optional.of(ASKED), NOW.minusSeconds(97_140));
      assertThat(verified.claims()).isEqualTo(fixture.get("seen"));
    }

    @ParameterizedTest
    @MethodSource("nl.microcredentials.core.sdjwt.SdJwtPeerTest#fixtures")
    void a_credential_of_W3C_has_the_hash_of_the_credential(JsonNode fixture) {
      var verified =
          SdJwtEnvelope.read(Envelope.Kind.CREDENTIAL, text(fixture, "enveloped"))
              .verify(methods(fixture), ProofExpectation.ASSERTION, NOW);
      assertThat(HexFormat.of().formatHex(verified.document().documentHash()))
          .isEqualTo(Fixtures.named("full").text("documentHash"));
    }
  }

  static Stream<JsonNode> fixtures() {
    return StrictJson.parseObject(Fixtures.bytes("sd-jwts.json")).get("fixtures").valueStream();
  }

  private static String text(JsonNode fixture, String member) {
    return fixture.get(member).textValue();
  }

  private static VerificationMethods methods(JsonNode fixture) {
    var key = Jwk.readPublic((ObjectNode) fixture.get("publicKey"));
    return (url, _, _) -> new VerificationMethod(url, ISSUER, key);
  }

  /** What we sign. */
  @Nested
  class To_there {

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void a_micro_credential_and_what_its_holder_shows(KeyType type) throws Exception {
      var keys = keys(type);
      var signing = new SdJwtVc.Signing(KEY_ID, signer(type, keys), new Concealer(RANDOM));
      var claims =
          MicrocredentialClaims.of(
              Fixtures.named("many-scripts").credential(),
              new MicrocredentialClaims.Learner("Ada", "de Vries"));
      claims.put("iat", NOW.getEpochSecond()).set("cnf", Parties.confirmation());
      var issued = signing.sign(claims, MicrocredentialClaims.disclosable(claims));
      assertThat(answer(issued, keys)).isEqualTo(read(claims));
      var shown =
          issued.disclosing("title", "notionalWorkload").bound(ASKED, NOW, Parties.holder());
      var expected = claims.retain(visible());
      assertThat(answer(shown, keys, ASKED.nonce())).isEqualTo(read(expected));
    }

    private static List<String> visible() {
      return List.of(
          "iss",
          "vct",
          "vct#integrity",
          "iat",
          "cnf",
          "attestation_legal_category",
          "title",
          "notionalWorkload");
    }

    @Test
    void a_credential_of_W3C_with_decoys() throws Exception {
      var keys = keys(KeyType.P_256);
      var concealer = new Concealer(DigestAlgorithm.SHA_512, 3, RANDOM);
      var signing = new SdJwtEnvelope.Signing(KEY_ID, signer(KeyType.P_256, keys), concealer);
      var credential = SecuredDocument.of(Fixtures.named("full").credential()).unsecuredDocument();
      var paths =
          Stream.of(
                  "credentialSubject.identifier[]",
                  "credentialSubject.achievement",
                  "credentialSubject.achievement.learningOutcome[1]",
                  "name")
              .map(ClaimPath::parse)
              .toList();
      var claims = JwtClaims.issuedAt(NOW);
      var issued = signing.sign(Envelope.Kind.CREDENTIAL, credential, claims, paths);
      assertThat(answer(issued, keys)).isEqualTo(read(claims.addedTo(credential)));
    }

    @Test
    void nothing_that_was_changed() throws Exception {
      var keys = keys(KeyType.P_256);
      var issued =
          SdJwt.sign(
              Parties.json("{'typ': 'example+sd-jwt'}"),
              new Concealer(RANDOM).conceal(Parties.json("{'a': 1}"), List.of(ClaimPath.of("a"))),
              signer(KeyType.P_256, keys));
      var other = keys(KeyType.P_256);
      assertThat(answer(issued, keys)).isEqualTo(Parties.json("{'a': 1}"));
      assertThat(answer(issued, other))
          .isEqualTo(Parties.json("{'error': 'Verify Error: Invalid JWT Signature'}"));
    }

    private JsonNode answer(SdJwt sdJwt, KeyPair issuer, String... nonce) throws Exception {
      NodePeer.needs("@sd-jwt/core");
      var peer = new NodePeer("verify-sd-jwt.mjs", directory);
      var arguments =
          Stream.concat(
              Stream.of(
                  peer.file("sd-jwt.txt", sdJwt.toString()),
                  peer.file("key.json", Jwk.of(issuer.getPublic()))),
              Stream.of(nonce));
      return StrictJson.parse(peer.answer(arguments.toArray(String[]::new)).getBytes(UTF_8));
    }

    /** As it is read, so that numbers are of one kind. */
    private static JsonNode read(JsonNode json) {
      return StrictJson.parse(StrictJson.write(json));
    }

    private static KeyPair keys(KeyType type) {
      return type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM);
    }

    private static Signer signer(KeyType type, KeyPair keys) {
      return type == KeyType.ED25519
          ? Ed25519.signer(keys.getPrivate())
          : Ecdsa.signer(keys.getPrivate(), RANDOM);
    }
  }
}
