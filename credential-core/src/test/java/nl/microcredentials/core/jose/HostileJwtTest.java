package nl.microcredentials.core.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.jose.Signatory.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8725, JSON Web Token Best Current Practices: whatever is sent, the answer is an answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileJwtTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ProofExpectation EXPECTED =
      new ProofExpectation(
          VerificationRelationship.ASSERTION_METHOD, Optional.of("domain"), Optional.of("nonce"));

  /** What grows faster than the text takes much longer; on any machine. */
  private static final Duration UNBOUNDED = Duration.ofSeconds(10);

  private static final List<String> IN_HEADER =
      List.of("alg typ cty kid crit b64 iss sub aud jwk jku x5c x5u zip enc epk".split(" "));
  private static final List<String> IN_PAYLOAD =
      List.of(
          ("@context type id issuer holder credentialSubject validFrom validUntil "
                  + "verifiableCredential proof vc vp iss sub jti aud nonce iat nbf exp cnf")
              .split(" "));
  private static final List<JsonNode> VALUES =
      json("{'values':[null,true,false,0,-1,1.5,1e99,9007199254740991,'','a','\\u0000','é',"
              + "'did:web:a#b','data:application/vc+jwt,a.b.c','2026-11-23T09:00:00Z',[],[[]],"
              + "[null],[1],['a'],['a','a'],[{}],{},{'id':null},{'id':1},{'id':[]},{'id':'a'},"
              + "{'type':'EnvelopedVerifiableCredential'},[{'type':[null]}],"
              + "[{'type':'EnvelopedVerifiableCredential','id':{}}],{'a':{'a':{'a':[]}}}]}")
          .get("values")
          .valueStream()
          .toList();

  private final Signatory signatory = Signatory.issuer(KeyType.P_256);

  /** Signs nothing, but at once: the signature is the last thing that is looked at. */
  private final Signatory impostor =
      new Signatory(
          signatory.did(),
          signatory.relationship(),
          signatory.keys(),
          new Signer() {
            @Override
            public KeyType keyType() {
              return KeyType.P_256;
            }

            @Override
            public byte[] sign(byte[] message) {
              return new byte[KeyType.P_256.signatureLength()];
            }
          });

  private ObjectNode header(String type) {
    return json("{'typ':'%s','kid':'%s'}".formatted(type, signatory.keyId()));
  }

  private ObjectNode payload(String type) {
    return json(
        ("{'type':'%s','id':'urn:uuid:1','issuer':'%2$s','holder':'%2$s','iss':'%2$s',"
                + "'sub':'%2$s','jti':'urn:uuid:1','nbf':0,'validFrom':'1970-01-01T00:00:00Z',"
                + "'credentialSubject':{'id':'%2$s'}}")
            .formatted(type, signatory.did()));
  }

  /** Whether it verifies; nothing but a refusal may be thrown. */
  private static boolean holds(Function<String, Object> verification, String text) {
    try {
      return verification.apply(text) != null;
    } catch (Refused e) {
      return false;
    }
  }

  private Object credential(String text) {
    return CredentialJwt.read(text).verify(signatory, NOW);
  }

  private Object presentation(String text) {
    return VpJwt.read(text).verify(signatory, EXPECTED, NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc+jwt", "JWT", "vp+jwt"})
  void a_member_may_have_any_value(String type) {
    var isPresentation = type.equals("vp+jwt");
    var document = isPresentation ? "VerifiablePresentation" : "VerifiableCredential";
    Function<String, Object> verification = isPresentation ? this::presentation : this::credential;
    var valid = payload(document);
    if (isPresentation) {
      valid.put("aud", "domain").put("nonce", "nonce");
    }
    assertThat(holds(verification, signatory.sign(header(type), valid))).isTrue();
    for (var value : VALUES) {
      for (var member : IN_HEADER) {
        var header = header(type);
        header.set(member, value);
        assertThat(holds(verification, impostor.sign(header, valid))).isFalse();
      }
      for (var member : IN_PAYLOAD) {
        var payload = valid.deepCopy();
        payload.set(member, value);
        assertThat(holds(verification, impostor.sign(header(type), payload))).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damaged_text_never_verifies(long seed) {
    var random = new Random(seed);
    var jwt = signatory.sign(header("vc+jwt"), payload("VerifiableCredential"));
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder(jwt);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(0x250));
          case 1 -> text.insert(at, "..=-_A".charAt(random.nextInt(6)));
          case 2 -> text.replace(at, at + 1, "..");
          default -> text.setLength(at + 1);
        }
      }
      if (!text.toString().equals(jwt)) {
        assertThat(holds(this::credential, text.toString())).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"ES256\",\"kid\":\"%s\"}",
        "{\"alg\":\"ES256\",\"kid\":\"did:web:%s\"}",
        "{\"alg\":\"ES256\",\"typ\":\"%s\"}",
        "{\"alg\":\"%s\"}",
        "{\"alg\":[%s]}",
        "[[[[%s"
      })
  void long_headers_cost_little(String header) {
    for (var filling : new String[] {"a", "%41", "/..", "{", "[", ":", "\\u0041"}) {
      var bytes = header.formatted(filling.repeat(700_000 / filling.length())).getBytes(UTF_8);
      var text = Base64Url.encode(bytes) + ".e30.AA";
      assertTimeoutPreemptively(
          UNBOUNDED, () -> assertThat(holds(this::credential, text)).isFalse());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"type", "aud", "verifiableCredential", "credentialSubject", "@context", "x"})
  void many_values_cost_little(String member) {
    var payload = payload("VerifiablePresentation");
    var values = payload.putArray(member);
    var envelope = json("{'type':'EnvelopedVerifiableCredential','id':'data:,'}");
    for (int i = 0; i < 9_000; i++) {
      values.add(envelope);
    }
    var text = signatory.sign(header("vp+jwt"), StrictJson.write(payload));
    assertTimeoutPreemptively(
        UNBOUNDED, () -> assertThat(holds(this::presentation, text)).isFalse());
  }
}
