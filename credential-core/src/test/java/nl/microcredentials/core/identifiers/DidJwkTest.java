package nl.microcredentials.core.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** did:jwk Method Specification; the values are those of its section Examples. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DidJwkTest {

  private static final String P_256 =
      "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6"
          + "OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";

  private static final String X25519 =
      "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJYMjU1MTkiLCJ1c2UiOiJlbmMiLCJ4IjoiM3A3YmZYdDl3YlRUVzJIQzdP"
          + "UTFOei1EUThoYmVHZE5yZngtRkctSUswOCJ9";

  private static final String X = "acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0";
  private static final String Y = "_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did:jwk",
        "did:jwk:",
        "did:jwk:#0",
        "did:jwk:e30=",
        "did:jwk:e31",
        "did:key:e30"
      })
  void what_is_not_one(String did) {
    assertThat(refusal(did).error()).isEqualTo(DidError.INVALID_DID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"x\"", "{", "{'kty':'EC','kty':'EC'}", "{} {}"})
  void what_is_not_a_json_object(String json) {
    assertThat(refusal(did(json)).error()).isEqualTo(DidError.INVALID_DID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "p", "k"})
  void a_private_key(String member) {
    var refused =
        refusal(did("{'crv':'P-256','kty':'EC','x':'%s','y':'%s','%s':'AA'}", X, Y, member));
    assertThat(refused.error()).isEqualTo(DidError.INVALID_PUBLIC_KEY);
    assertThat(refusal(did("{'kty':'OKP','use':'enc','%s':'AA'}", member)).error())
        .isEqualTo(DidError.INVALID_PUBLIC_KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | UNSUPPORTED_PUBLIC_KEY_TYPE",
        "{'kty':'RSA','n':'AQAB','e':'AQAB'} | UNSUPPORTED_PUBLIC_KEY_TYPE",
        "{'kty':'OKP','crv':'X25519','x':'AA'} | UNSUPPORTED_PUBLIC_KEY_TYPE",
        "{'kty':{},'crv':[]} | UNSUPPORTED_PUBLIC_KEY_TYPE",
        "{'kty':'EC','crv':'P-256','x':'AA','y':'AA'} | INVALID_PUBLIC_KEY",
        "{'kty':'EC','crv':'P-256','x':1,'y':null} | INVALID_PUBLIC_KEY",
        "{'kty':'OKP','crv':'Ed25519'} | INVALID_PUBLIC_KEY"
      })
  void what_is_not_a_public_key(String json, DidError error) {
    assertThat(refusal(did(json)).error()).isEqualTo(error);
    assertThat(refusal(did(json)).type()).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void a_point_beside_the_curve() {
    var did = did("{'crv':'P-256','kty':'EC','x':'%s','y':'%s'}", Y, X);
    assertThat(refusal(did).error()).isEqualTo(DidError.INVALID_PUBLIC_KEY);
  }

  @Test
  void a_key_that_is_longer_than_any() {
    assertThat(refusal(did("{'kty':'EC','x':'%s'}", "A".repeat(4_000))).error())
        .isEqualTo(DidError.INVALID_DID);
  }

  @Test
  void the_example_of_p_256() {
    var document = DidJwk.resolve(P_256).json();
    var method = document.get("verificationMethod").get(0);
    assertThat(document.get("id").textValue()).isEqualTo(P_256);
    assertThat(method.get("id").textValue()).isEqualTo(P_256 + "#0");
    assertThat(method.get("type").textValue()).isEqualTo("JsonWebKey2020");
    assertThat(method.get("controller").textValue()).isEqualTo(P_256);
    assertThat(method.get("publicKeyJwk").get("x").textValue()).isEqualTo(X);
    for (var relationship : VerificationRelationship.values()) {
      assertThat(references(document, relationship.value())).containsExactly(P_256 + "#0");
    }
    assertThat(references(document, "keyAgreement")).containsExactly(P_256 + "#0");
  }

  @Test
  void the_example_of_x25519_is_for_encryption_only() {
    var document = DidJwk.resolve(X25519).json();
    assertThat(references(document, "keyAgreement")).containsExactly(X25519 + "#0");
    for (var relationship : VerificationRelationship.values()) {
      assertThat(document.has(relationship.value())).isFalse();
    }
  }

  @Test
  void a_key_for_encryption_verifies_nothing() {
    var did = did("{'crv':'P-256','kty':'EC','use':'enc','x':'%s','y':'%s'}", X, Y);
    var refused =
        catchThrowableOfType(
            IdentifierRefused.class,
            () ->
                DidJwk.resolve(did)
                    .retrieve(
                        did + "#0", VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH));
    assertThat(refused.type()).isEqualTo(ProblemType.INVALID_VERIFICATION_METHOD);
  }

  @Test
  void a_key_for_signatures_agrees_on_nothing() {
    var did = did("{'crv':'P-256','kty':'EC','use':'sig','x':'%s','y':'%s'}", X, Y);
    assertThat(DidJwk.resolve(did).json().has("keyAgreement")).isFalse();
  }

  @Test
  void the_key_that_goes_in_comes_out() {
    var random = new SecureRandom();
    for (var type : KeyType.values()) {
      var key =
          (type == KeyType.ED25519 ? Ed25519.generate(random) : Ecdsa.generate(type, random))
              .getPublic();
      var did = DidJwk.of(key);
      var method =
          DidJwk.resolve(did)
              .retrieve(
                  DidJwk.verificationMethod(did),
                  VerificationRelationship.AUTHENTICATION,
                  Instant.EPOCH);
      assertThat(method).isEqualTo(new VerificationMethod(did + "#0", did, key));
    }
  }

  @Test
  void a_key_made_here_is_the_one_of_the_example() {
    var key =
        DidJwk.resolve(P_256)
            .retrieve(P_256 + "#0", VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
            .publicKey();
    assertThat(DidJwk.of(key)).isEqualTo(P_256);
  }

  private static List<String> references(JsonNode document, String relationship) {
    return document.get(relationship).valueStream().map(JsonNode::textValue).toList();
  }

  private static String did(String json, Object... values) {
    var text = json.replace('\'', '"').formatted(values);
    return "did:jwk:" + Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static IdentifierRefused refusal(String did) {
    return catchThrowableOfType(IdentifierRefused.class, () -> DidJwk.resolve(did));
  }
}
