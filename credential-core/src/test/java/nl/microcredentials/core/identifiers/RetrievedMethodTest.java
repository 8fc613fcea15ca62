package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.VerificationRelationship.ASSERTION_METHOD;
import static nl.microcredentials.core.identifiers.VerificationRelationship.AUTHENTICATION;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Controlled Identifiers 1.0, 3.3: Retrieve Verification Method; steps 7 to 12. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetrievedMethodTest {

  private static final String ID = "https://controller.example/123";
  private static final String METHOD = ID + "#key-456";
  private static final String KEY = "z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu";
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** The least that section 3.3 lets be a document. */
  private static ObjectNode minimal() {
    return json(
        """
        {'@context': 'https://www.w3.org/ns/cid/v1', 'id': '%s',
         'verificationMethod': [{'id': '%s', 'type': 'Multikey', 'controller': '%s',
           'publicKeyMultibase': '%s'}],
         'assertionMethod': ['%s']}
        """
            .formatted(ID, METHOD, ID, KEY, METHOD));
  }

  private static ObjectNode method(ObjectNode document) {
    return (ObjectNode) document.get("verificationMethod").get(0);
  }

  @Nested
  class Is_refused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://controller.example/123#key-457",
          "https://controller.example/123#",
          "https://controller.example/123",
          "https://other.example/123#key-456",
          "#key-456",
          ""
        })
    void that_is_not_in_the_document(String url) {
      assertThat(refusal(minimal(), url, ASSERTION_METHOD).type())
          .isEqualTo(INVALID_VERIFICATION_METHOD);
    }

    /** DI-09. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "'https://other.example'",
          "'https://controller.example/123#key-456'",
          "['https://controller.example/123']",
          "null",
          "''"
        })
    void that_somebody_else_controls(String controller) {
      assertRefused(
          document -> method(document).set("controller", value(controller)),
          INVALID_VERIFICATION_METHOD);
      assertRefused(document -> method(document).remove("controller"), INVALID_VERIFICATION_METHOD);
    }

    /** DI-07: listed, and embedded, where keys stand that are for something else. */
    @Test
    void that_is_for_something_else() {
      assertRefused(
          document -> document.set("authentication", document.remove("assertionMethod")),
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
      assertRefused(
          document -> {
            document.remove("assertionMethod");
            var array = document.putArray("authentication");
            array.add(document.remove("verificationMethod").get(0));
          },
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
      assertRefused(
          document -> document.set("keyAgreement", document.remove("assertionMethod")),
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }

    /** DIDWEB-12. */
    @Test
    void that_is_allowed_for_nothing_any_more() {
      assertRefused(
          document -> document.putArray("assertionMethod"),
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
      assertRefused(
          document -> document.remove("assertionMethod"),
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }

    @Test
    void that_has_been_taken_out() {
      assertRefused(
          document -> document.putArray("verificationMethod"), INVALID_VERIFICATION_METHOD);
    }

    @ParameterizedTest
    @CsvSource({
      "expires, 2026-11-23T09:00:00Z", // at the very moment
      "expires, 2026-11-23T10:00:00+01:00",
      "expires, 2020-01-01T00:00:00Z",
      "revoked, 2026-11-23T09:00:00Z",
      "revoked, 2020-01-01T00:00:00Z",
      "revoked, tomorrow",
      "revoked, 2027-01-01",
      "expires, ''"
    })
    void that_has_ended(String member, String time) {
      assertRefused(document -> method(document).put(member, time), INVALID_VERIFICATION_METHOD);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "z",
          "z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq",
          "u7QEu",
          "",
          "6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu",
          "z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F",
          "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"
        })
    void whose_key_is_none(String key) {
      assertRefused(
          document -> method(document).put("publicKeyMultibase", key), INVALID_VERIFICATION_METHOD);
    }

    /** ENC-09. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "infinity, 802400",
      "beside the curve, 8024020000000000000000000000000000000000000000000000000000000000000001",
      "uncompressed, 8024046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
          + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
    })
    void whose_point_is_none(String name, String bytes) {
      assertRefused(
          document ->
              method(document)
                  .put("publicKeyMultibase", Multibase.base58(HexFormat.of().parseHex(bytes))),
          INVALID_VERIFICATION_METHOD);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "null",
          "'x'",
          "{'kty': 'EC', 'crv': 'P-256', 'x': 'AA', 'y': 'AA'}",
          "{'kty': 'OKP', 'crv': 'Ed25519', 'use': 'enc', 'x': 'AA'}",
          "{'kty': 'RSA', 'n': 'AA', 'e': 'AQAB'}"
        })
    void whose_jwk_is_none(String jwk) {
      for (var type : List.of("JsonWebKey", "JsonWebKey2020")) {
        assertRefused(
            document -> {
              var method = method(document).put("type", type);
              method.remove("publicKeyMultibase");
              method.set("publicKeyJwk", value(jwk));
            },
            INVALID_VERIFICATION_METHOD);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'JsonWebKey'",
          "'Ed25519VerificationKey2018'",
          "'multikey'",
          "''",
          "['Multikey']"
        })
    void of_another_type_than_its_key(String type) {
      assertRefused(
          document -> method(document).set("type", value(type)), INVALID_VERIFICATION_METHOD);
    }

    @Test
    void with_a_key_of_another_curve_than_its_type_is_for() {
      assertRefused(
          document ->
              method(document)
                  .put("type", "Ed25519VerificationKey2020")
                  .put("publicKeyMultibase", "zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"),
          INVALID_VERIFICATION_METHOD);
    }

    @Test
    void with_its_key_twice() {
      assertRefused(
          document -> method(document).putObject("publicKeyJwk").put("kty", "OKP"),
          INVALID_VERIFICATION_METHOD);
    }

    private void assertRefused(Consumer<ObjectNode> change, ProblemType type) {
      var document = minimal();
      change.accept(document);
      assertThat(refusal(document, METHOD, ASSERTION_METHOD).type())
          .as(document.toString())
          .isEqualTo(type);
    }
  }

  @Test
  void the_minimal_document_of_the_standard_yields_its_key() {
    var method = read(minimal()).retrieve(METHOD, ASSERTION_METHOD, NOW);
    assertThat(method.id()).isEqualTo(METHOD);
    assertThat(method.controller()).isEqualTo(ID);
    assertThat(DidKey.of(method.publicKey())).isEqualTo("did:key:" + KEY);
  }

  @Test
  void relative_references_count_from_the_id() {
    var document = minimal();
    method(document).put("id", "#key-456");
    document.putArray("assertionMethod").add("#key-456");
    assertThat(read(document).retrieve(METHOD, ASSERTION_METHOD, NOW).id()).isEqualTo(METHOD);
  }

  @Test
  void an_embedded_method_is_for_that_one_relationship() {
    var document = minimal();
    document.putArray("assertionMethod").add(method(document));
    document.remove("verificationMethod");
    assertThat(read(document).retrieve(METHOD, ASSERTION_METHOD, NOW).id()).isEqualTo(METHOD);
    assertThat(refusal(document, METHOD, AUTHENTICATION).type())
        .isEqualTo(INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void a_method_that_ends_later_counts_until_then() {
    var document = minimal();
    method(document)
        .put("expires", "2026-11-23T09:00:01Z")
        .put("revoked", "2026-11-23T10:00:01.5+01:00");
    assertThatCode(() -> read(document).retrieve(METHOD, ASSERTION_METHOD, NOW))
        .doesNotThrowAnyException();
  }

  @Test
  void keys_that_nobody_asks_for_harm_nobody() {
    var document = minimal();
    document
        .withArray("verificationMethod")
        .add(json("{'id': '#x25519', 'type': 'X25519KeyAgreementKey2020', 'controller': 'x'}"))
        .add(json("{'id': 'https://other.example/1#a', 'type': 7}"));
    document.putArray("keyAgreement").add("#x25519").add("https://other.example/1#a");
    document.putArray("service").addObject().put("id", METHOD);
    assertThatCode(() -> read(document).retrieve(METHOD, ASSERTION_METHOD, NOW))
        .doesNotThrowAnyException();
  }

  private static ControlledIdentifierDocument read(ObjectNode document) {
    return ControlledIdentifierDocument.read(document, ID);
  }

  private static IdentifierRefused refusal(
      ObjectNode document, String url, VerificationRelationship relationship) {
    return catchThrowableOfType(
        IdentifierRefused.class, () -> read(document).retrieve(url, relationship, NOW));
  }

  private static JsonNode value(String json) {
    return StrictJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) value(text);
  }
}
