package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.credential.Envelope.Kind.CREDENTIAL;
import static nl.microcredentials.core.credential.Envelope.Kind.PRESENTATION;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.Parties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Securing Verifiable Credentials using JOSE and COSE, 3.3: With COSE. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoseEnvelopeTest {

  private static final ProofExpectation ASKED =
      new ProofExpectation(
          VerificationRelationship.AUTHENTICATION,
          Optional.of("verifier.example"),
          Optional.of("n-1"));

  private final ObjectNode credential =
      json(
          """
          {'@context': ['https://www.w3.org/ns/credentials/v2'], 'type': ['VerifiableCredential'],
           'issuer': '%s', 'validFrom': '2026-11-24T00:00:00Z',
           'credentialSubject': {'name': 'Ünïcödé 𝒜'}}\
          """
              .formatted(ISSUER));
  private final CoseEnvelope.Signing signing = new CoseEnvelope.Signing(KEY_ID, Parties.issuer());

  @Nested
  class A_credential_is_refused {

    @ParameterizedTest
    @CsvSource({
      "application/vp+cose, application/vc",
      "application/vc+cose, application/vp",
      "vc+cose, application/vc",
      "really/bad, very/bad",
      "'', application/vc",
      "application/vc+cose, ''",
      "application/vc+jwt, application/vc"
    })
    void that_is_called_something_else(String type, String contentType) {
      var header = header();
      header.put(CoseSign1.TYPE, type).put(CoseSign1.CONTENT_TYPE, contentType);
      assertRefused(MALFORMED_VALUE_ERROR, signed(header, credential));
    }

    @Test
    void that_is_called_by_a_number() {
      assertRefused(MALFORMED_VALUE_ERROR, signed(header().put(CoseSign1.TYPE, 1), credential));
      assertRefused(
          MALFORMED_VALUE_ERROR, signed(header().put(CoseSign1.CONTENT_TYPE, 1), credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"a\":1,\"a\":2}"})
    void that_is_no_JSON_object(String payload) {
      assertRefused(
          PARSING_ERROR, CoseSign1.sign(header(), payload.getBytes(UTF_8), Parties.issuer()));
    }

    @Test
    void whose_signature_does_not_hold() {
      var message = sign(credential);
      message[message.length - 1] ^= 1;
      assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"did:web:other.example#key-1", "https://issuer.example/key", "key-2"})
    void whose_key_is_not_that_of_its_issuer(String kid) {
      assertRefused(INVALID_VERIFICATION_METHOD, signed(header(kid.getBytes(UTF_8)), credential));
      var message = signed(header(kid.getBytes(UTF_8)), credential);
      var envelope = CoseEnvelope.read(CREDENTIAL, message);
      Parties.assertRefused(
          INVALID_VERIFICATION_METHOD,
          () ->
              envelope.verify(
                  (url, _, _) ->
                      new VerificationMethod(url, "did:web:other.example", Parties.issuerKey()),
                  ProofExpectation.ASSERTION,
                  NOW));
    }

    @Test
    void whose_key_has_no_URL() {
      assertRefused(
          INVALID_VERIFICATION_METHOD_URL, signed(header(new byte[] {(byte) 0xff}), credential));
      assertRefused(PARSING_ERROR, signed(header().put(CoseSign1.KEY_ID, KEY_ID), credential));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "{'1': 'did:web:other.example'}|MALFORMED_VALUE_ERROR", "{'1': 1}|MALFORMED_VALUE_ERROR",
          "{'4': 1}|OUTSIDE_VALIDITY_PERIOD", "{'5': 4000000000}|OUTSIDE_VALIDITY_PERIOD",
          "{'6': 4000000000}|OUTSIDE_VALIDITY_PERIOD", "{'4': 'x'}|MALFORMED_VALUE_ERROR",
          "{'3': 'x'}|INVALID_DOMAIN_ERROR", "{'10': 'x'}|MALFORMED_VALUE_ERROR",
          "[]|PARSING_ERROR"
        })
    void whose_claims_are_wrong(String claims, ProblemType expected) {
      var header = header();
      header.set(CoseSign1.CWT_CLAIMS, StrictJson.parse(claims.replace('\'', '"').getBytes(UTF_8)));
      assertRefused(expected, signed(header, credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc", "vp"})
    void in_the_form_of_an_older_version(String claim) {
      credential.putObject(claim);
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), credential));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "issuer"})
    void that_is_none(String member) {
      credential.remove(member);
      Parties.assertRefused(MALFORMED_VALUE_ERROR, () -> sign(credential));
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), credential));
    }
  }

  @Nested
  class A_credential_verifies {

    @Test
    void into_the_document_that_was_signed() {
      var verified = verify(sign(credential));
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.methods()).extracting(VerificationMethod::id).containsExactly(KEY_ID);
      assertThat(verified.signedAt()).contains(NOW);
    }

    @Test
    void without_claims_and_content_type_and_with_a_key_that_its_issuer_named() {
      var header = StrictJson.object().put(CoseSign1.TYPE, "application/vc+cose");
      header.put(CoseSign1.KEY_ID, "key-1".getBytes(UTF_8));
      var verified = verify(signed(header, credential));
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.signedAt()).isEmpty();
    }

    @Test
    void with_the_headers_of_the_specification() {
      var message = CoseSign1.parse(sign(credential));
      assertThat(message.type()).isEqualTo("application/vc+cose");
      assertThat(message.contentType()).isEqualTo("application/vc");
      assertThat(message.keyId()).isEqualTo(KEY_ID);
      assertThat(sign(credential)).startsWith(0xd2, 0x84);
    }
  }

  @Nested
  class A_presentation {

    private final ObjectNode enveloped =
        json("{'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential'}")
            .put(
                "id", "data:application/vc+cose;base64," + StandardBase64.encode(sign(credential)));

    @Test
    void is_verified_for_who_asked() {
      var verified = verify(PRESENTATION, present(enveloped), ASKED);
      assertThat(verified.document().document()).isEqualTo(presentation(enveloped));
    }

    @Test
    void for_somebody_else_or_another_question_is_refused() {
      var message = present(enveloped);
      Parties.assertRefused(
          INVALID_DOMAIN_ERROR, () -> verify(PRESENTATION, message, asked("other.example", "n-1")));
      Parties.assertRefused(
          INVALID_CHALLENGE_ERROR,
          () -> verify(PRESENTATION, message, asked("verifier.example", "n-2")));
    }

    @Test
    void of_something_that_is_not_secured_is_refused() {
      Parties.assertRefused(
          PROOF_VERIFICATION_ERROR, () -> verify(PRESENTATION, signed(credential), ASKED));
      var bad = enveloped.deepCopy().put("id", "bad-credential");
      Parties.assertRefused(MALFORMED_VALUE_ERROR, () -> verify(PRESENTATION, signed(bad), ASKED));
      Parties.assertRefused(MALFORMED_VALUE_ERROR, () -> present(bad));
    }

    private byte[] present(ObjectNode content) {
      var claims = JwtClaims.answering(ASKED, NOW);
      return signing.sign(PRESENTATION, presentation(content), claims);
    }

    private byte[] signed(ObjectNode content) {
      var header = header().put(CoseSign1.TYPE, "application/vp+cose");
      header.put(CoseSign1.CONTENT_TYPE, "application/vp");
      return CoseEnvelopeTest.signed(header, presentation(content));
    }

    private ObjectNode presentation(ObjectNode content) {
      var presentation = json("{'type': 'VerifiablePresentation'}").put("holder", ISSUER);
      presentation.putArray("verifiableCredential").add(content);
      return presentation;
    }

    private ProofExpectation asked(String domain, String challenge) {
      return new ProofExpectation(ASKED.purpose(), Optional.of(domain), Optional.of(challenge));
    }
  }

  @Test
  void no_change_to_any_byte_verifies() {
    var message = sign(credential);
    for (int i = 0; i < message.length; i++) {
      for (int change : List.of(1, 2, 0x20, 0x80, 0xff)) {
        var changed = message.clone();
        changed[i] ^= (byte) change;
        assertThat(catchThrowableOfType(Refused.class, () -> verify(changed)))
            .as("byte %d", i)
            .isNotNull();
      }
    }
  }

  private byte[] sign(ObjectNode document) {
    return signing.sign(CREDENTIAL, document, JwtClaims.issuedAt(NOW));
  }

  private static ObjectNode header() {
    return header(KEY_ID.getBytes(UTF_8));
  }

  private static ObjectNode header(byte[] keyId) {
    return StrictJson.object()
        .put(CoseSign1.CONTENT_TYPE, "application/vc")
        .put(CoseSign1.KEY_ID, keyId)
        .put(CoseSign1.TYPE, "application/vc+cose");
  }

  private static byte[] signed(ObjectNode header, ObjectNode document) {
    return CoseSign1.sign(header, StrictJson.write(document), Parties.issuer());
  }

  private static Verified verify(byte[] message) {
    return verify(CREDENTIAL, message, ProofExpectation.ASSERTION);
  }

  private static Verified verify(Envelope.Kind content, byte[] message, ProofExpectation expected) {
    return CoseEnvelope.read(content, message).verify(Parties.methods(), expected, NOW);
  }

  private static void assertRefused(ProblemType type, byte[] message) {
    Parties.assertRefused(type, () -> verify(message));
  }
}
