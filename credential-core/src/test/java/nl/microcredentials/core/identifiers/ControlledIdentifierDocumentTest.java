package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.VerificationRelationship.ASSERTION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Controlled Identifiers 1.0: 2.1, Controlled Identifier Documents. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ControlledIdentifierDocumentTest {

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
    @ValueSource(strings = {"null", "1", "[]", "{}", "['https://controller.example/123']"})
    void without_an_id(String id) {
      assertRefused(
          document -> document.set("id", value(id)), INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
      assertRefused(document -> document.remove("id"), INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "https://controller.example/1234",
          "https://controller.example/123/",
          "https://controller.example/123#key-456",
          "https://CONTROLLER.example/123",
          "https://controller.example/%31%32%33"
        })
    void with_the_id_of_somebody_else(String id) {
      assertRefused(document -> document.put("id", id), INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "verificationMethod | {}",
          "verificationMethod | null",
          "verificationMethod | 'https://controller.example/123#key-456'",
          "verificationMethod | ['https://controller.example/123#key-456']",
          "verificationMethod | [null]",
          "verificationMethod | [[]]",
          "verificationMethod | [{}]",
          "verificationMethod | [{'id': 1}]",
          "assertionMethod | {}",
          "assertionMethod | 'https://controller.example/123#key-456'",
          "assertionMethod | [1]",
          "assertionMethod | [null]",
          "assertionMethod | [{}]",
          "keyAgreement | [[]]",
          "keyAgreement | true"
        })
    void with_another_shape(String member, String value) {
      assertRefused(
          document -> document.set(member, value(value)), INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }

    /** JWS-29: whoever looks for the first finds another key than whoever looks for the last. */
    @ParameterizedTest
    @ValueSource(strings = {METHOD, "#key-456"})
    void with_two_methods_of_one_id(String id) {
      assertRefused(
          document ->
              document
                  .withArray("verificationMethod")
                  .add(method(document).deepCopy().put("id", id)),
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
      assertRefused(
          document ->
              document.putArray("keyAgreement").add(method(document).deepCopy().put("id", id)),
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "secretKeyMultibase",
          "privateKeyMultibase",
          "privateKeyBase58",
          "privateKeyJwk"
        })
    void with_a_secret_in_any_of_its_methods(String member) {
      assertRefused(
          document -> method(document).put(member, "z3u2"), INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
      assertRefused(
          document ->
              document.putArray("keyAgreement").addObject().put("id", "#other").put(member, "z3u2"),
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "k"})
    void with_a_private_jwk(String member) {
      assertRefused(
          document -> method(document).putObject("publicKeyJwk").put("kty", "EC").put(member, "AA"),
          INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    }

    private void assertRefused(Consumer<ObjectNode> change, ProblemType type) {
      var document = minimal();
      change.accept(document);
      var refused =
          catchThrowableOfType(
              IdentifierRefused.class, () -> ControlledIdentifierDocument.read(document, ID));
      assertThat(refused).as(document.toString()).isNotNull();
      assertThat(refused.type()).as(document.toString()).isEqualTo(type);
      assertThat(refused.error()).isEqualTo(DidError.INVALID_DID_DOCUMENT);
    }
  }

  @Test
  void a_method_is_found_as_it_stands_in_the_document() {
    var document = minimal();
    assertThat(read(document).method(METHOD)).contains(method(document));
    assertThat(read(document).method(ID)).isEmpty();
    assertThat(read(document).json()).isEqualTo(minimal());
    assertThat(read(document).id()).isEqualTo(ID);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_read(VerificationMethodType type) {
    var random = new SecureRandom();
    for (var keyType : KeyType.values()) {
      if (type.isFor(keyType)) {
        var key =
            (keyType == KeyType.ED25519
                    ? Ed25519.generate(random)
                    : Ecdsa.generate(keyType, random))
                .getPublic();
        var method = new VerificationMethod(METHOD, ID, key);
        var written =
            ControlledIdentifierDocument.of(
                ID, List.of(method), type, EnumSet.of(ASSERTION_METHOD));
        var text = StrictJson.write(written.json());
        var read = ControlledIdentifierDocument.read(StrictJson.parseObject(text), ID);
        assertThat(read.retrieve(METHOD, ASSERTION_METHOD, NOW)).isEqualTo(method);
      }
    }
  }

  @Test
  void a_revoked_method_stays_in_the_document_and_may_be_used_for_nothing() {
    var key = Ed25519.generate(new SecureRandom()).getPublic();
    var revoked = new VerificationMethod(METHOD, ID, key, Optional.of(NOW.minusSeconds(60)));
    var other = new VerificationMethod(METHOD + "-2", ID, key);
    var document =
        ControlledIdentifierDocument.of(
            ID,
            List.of(revoked, other),
            VerificationMethodType.MULTIKEY,
            EnumSet.of(ASSERTION_METHOD));
    assertThat(document.method(METHOD).orElseThrow().path("revoked").textValue())
        .isEqualTo(NOW.minusSeconds(60).toString());
    assertThat(document.json().path("assertionMethod"))
        .extracting(JsonNode::textValue)
        .containsExactly(METHOD + "-2");
    for (var time : List.of(NOW, NOW.minusSeconds(60), NOW.minusSeconds(3_600))) {
      assertThat(
              catchThrowableOfType(
                  IdentifierRefused.class, () -> document.retrieve(METHOD, ASSERTION_METHOD, time)))
          .isNotNull();
    }
  }

  @Test
  void ten_thousand_methods_are_read() {
    var document = minimal();
    for (int i = 1; i < 10_000; i++) {
      document.withArray("verificationMethod").addObject().put("id", "#k" + i);
    }
    assertThat(read(document).method(ID + "#k9999")).isPresent();
  }

  private static ControlledIdentifierDocument read(ObjectNode document) {
    return ControlledIdentifierDocument.read(document, ID);
  }

  private static JsonNode value(String json) {
    return StrictJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) value(text);
  }
}
