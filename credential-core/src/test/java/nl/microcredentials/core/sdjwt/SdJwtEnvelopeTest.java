package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.credential.Envelope.Kind.CREDENTIAL;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.changesOf;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Securing Verifiable Credentials using JOSE and COSE, 3.2: With SD-JWT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtEnvelopeTest {

  private static final ProofExpectation ASKED =
      new ProofExpectation(
          VerificationRelationship.AUTHENTICATION,
          Optional.of("verifier.example"),
          Optional.of("n-1"));

  private final ObjectNode credential =
      json(
          """
          {'@context': ['https://www.w3.org/ns/credentials/v2'], 'type': ['VerifiableCredential'],
           'issuer': {'id': '%s'}, 'validFrom': '2026-11-24T00:00:00Z',
           'credentialStatus': {'id': 'https://issuer.example/status/1#1', 'type': 'X'},
           'credentialSubject': {'name': 'Ada', 'address': {'street': 'A', 'city': 'B'},
            'phones': [{'number': '1'}, {'number': '2'}]}}\
          """
              .formatted(ISSUER));
  private final SdJwtEnvelope.Signing signing =
      new SdJwtEnvelope.Signing(KEY_ID, Parties.issuer(), new Concealer(RANDOM));

  @Nested
  class A_credential_is_refused {

    @ParameterizedTest
    @CsvSource({
      "vp+sd-jwt,vc",
      "dc+sd-jwt,vc",
      "vc+jwt,vc",
      "vc+sd-jwt,vp",
      "vc+sd-jwt,x",
      "text/vc+sd-jwt,vc"
    })
    void that_is_called_something_else(String type, String contentType) {
      var header = header().put("typ", type).put("cty", contentType);
      assertRefused(MALFORMED_VALUE_ERROR, signed(header, credential));
    }

    @Test
    void whose_signature_does_not_hold() {
      var token = sign(credential).toString();
      var other = sign(credential.deepCopy().put("id", "urn:x")).toString();
      var mixed =
          token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
      assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, mixed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc", "vp"})
    void in_the_form_of_an_older_version(String claim) {
      var older = credential.deepCopy();
      older.putObject(claim);
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), older));
    }

    @Test
    void that_names_another_issuer_outside_than_inside() {
      var contradictory = credential.deepCopy().put("iss", "did:web:other.example");
      assertRefused(MALFORMED_VALUE_ERROR, signed(header(), contradictory));
      var inHeader = header().put("iss", "did:web:other.example");
      assertRefused(MALFORMED_VALUE_ERROR, signed(inHeader, credential));
      contradictory.put("iss", ISSUER);
      assertRefused(MALFORMED_VALUE_ERROR, signed(inHeader, contradictory));
    }

    @ParameterizedTest
    @CsvSource({
      "did:web:other.example#key-1",
      "https://issuer.example/key",
      "did:key:z6Mk",
      "key-2"
    })
    void whose_key_is_not_that_of_its_issuer(String kid) {
      var token = signed(header().put("kid", kid), credential);
      assertRefused(INVALID_VERIFICATION_METHOD, token);
      VerificationMethods others =
          (url, _, _) -> new VerificationMethod(url, "did:web:other.example", Parties.issuerKey());
      var envelope = SdJwtEnvelope.read(CREDENTIAL, token);
      Parties.assertRefused(
          INVALID_VERIFICATION_METHOD,
          () -> envelope.verify(others, ProofExpectation.ASSERTION, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key 1", "\"", "\n", "#\u0000", "é"})
    void whose_key_has_no_URL(String kid) {
      assertRefused(INVALID_VERIFICATION_METHOD_URL, signed(header().put("kid", kid), credential));
    }

    @ParameterizedTest
    @CsvSource({
      "type, [], MALFORMED_VALUE_ERROR",
      "type, 'EnvelopedVerifiableCredential', MALFORMED_VALUE_ERROR",
      "jti, 'urn:other', MALFORMED_VALUE_ERROR",
      "sub, 'urn:other', MALFORMED_VALUE_ERROR",
      "aud, 'x', INVALID_DOMAIN_ERROR",
      "iat, [], MALFORMED_VALUE_ERROR",
      "issuer, [], MALFORMED_VALUE_ERROR",
      "iat, 4000000000, OUTSIDE_VALIDITY_PERIOD"
    })
    void that_is_not_what_it_says_it_is(String name, String value, ProblemType expected) {
      var json = value.matches("[0-9]+|\\[]") ? value : "'" + value + "'";
      var wrong = credential.deepCopy();
      wrong.setAll(json("{'%s': %s}".formatted(name, json)));
      assertRefused(expected, signed(header(), wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentialStatus", "issuer", "validFrom", "credentialStatus.type"})
    void whose_holder_could_withhold_what_a_verifier_needs(String path) {
      assertThatExceptionOfType(Refused.class).isThrownBy(() -> sign(credential, path));
      var concealed = new Concealer(RANDOM).conceal(credential, List.of(ClaimPath.parse(path)));
      var token = SdJwt.sign(header(), concealed, Parties.issuer());
      assertRefused(MALFORMED_VALUE_ERROR, token.toString());
    }

    @Test
    void whose_signature_has_expired() {
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD,
          signed(header(), credential.deepCopy().put("exp", NOW.getEpochSecond() - 301)));
    }

    @Test
    void whose_holder_is_to_answer_nobody() {
      var expected =
          new ProofExpectation(
              VerificationRelationship.ASSERTION_METHOD, Optional.empty(), ASKED.challenge());
      Parties.assertRefused(
          INVALID_DOMAIN_ERROR, () -> verify(sign(credential).toString(), expected));
    }

    @Test
    void whose_holder_does_not_answer() {
      var expected =
          new ProofExpectation(
              VerificationRelationship.ASSERTION_METHOD, ASKED.domain(), ASKED.challenge());
      Parties.assertRefused(
          PROOF_VERIFICATION_ERROR, () -> verify(sign(credential).toString(), expected));
    }
  }

  @Nested
  class A_credential_verifies {

    @Test
    void into_the_document_that_was_signed() {
      var verified =
          verify(
              sign(
                      credential,
                      "credentialSubject.address.street",
                      "credentialSubject.address.city",
                      "credentialSubject.phones[0]")
                  .toString());
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.signedAt()).contains(NOW);
      assertThat(verified.methods()).extracting(VerificationMethod::id).containsExactly(KEY_ID);
    }

    @Test
    void without_what_the_holder_withholds() {
      var presented = sign(credential, "credentialSubject.name").disclosing();
      var expected = credential.deepCopy();
      ((ObjectNode) expected.get("credentialSubject")).remove("name");
      var verified = verify(presented.toString());
      assertThat(verified.document().document()).isEqualTo(expected);
    }

    @Test
    void with_the_proof_of_its_holder() {
      var expected =
          new ProofExpectation(
              VerificationRelationship.ASSERTION_METHOD, ASKED.domain(), ASKED.challenge());
      var claims = JwtClaims.issuedAt(NOW).boundTo(Parties.holderKey());
      var token =
          signing
              .sign(CREDENTIAL, credential, claims, List.of())
              .bound(new KeyBinding("verifier.example", "n-1"), NOW, Parties.holder());
      assertThat(verify(token.toString(), expected).document().document()).isEqualTo(credential);
    }

    /** W3C's tests write it so. */
    @Test
    void although_it_says_in_words_when_it_was_signed() {
      var token = signed(header(), credential.deepCopy().put("iat", "2026-11-24T12:00:00Z"));
      var verified = verify(token);
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.signedAt()).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-1", "#key-1", KEY_ID})
    void with_a_key_that_its_issuer_gave_a_name_to(String name) {
      var token = signed(header().put("kid", name), credential);
      assertThat(verify(token).methods()).hasSize(1);
    }

    @Test
    void with_its_media_type_in_another_spelling() {
      var header = header().put("typ", "application/VC+SD-JWT").put("cty", "application/vc");
      assertThat(verify(signed(header, credential))).isNotNull();
    }

    @Test
    void without_a_proof_inside_for_which_the_signature_stands() {
      var proven = credential.deepCopy();
      proven.putArray("proof").addObject();
      var verified = verify(sign(proven).toString());
      assertThat(verified.document().document()).isEqualTo(credential);
    }
  }

  @Test
  void a_document_with_claims_of_a_JWT_is_not_signed() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> sign(credential.deepCopy().put("iat", 1)));
  }

  @Test
  void no_change_to_any_character_verifies() {
    changesOf(sign(credential, "credentialSubject.name").toString())
        .forEach(
            changed -> assertThatExceptionOfType(Refused.class).isThrownBy(() -> verify(changed)));
  }

  private SdJwt sign(ObjectNode document, String... paths) {
    return signing.sign(CREDENTIAL, document, JwtClaims.issuedAt(NOW), paths(paths));
  }

  private static List<ClaimPath> paths(String... paths) {
    return Arrays.stream(paths).map(ClaimPath::parse).toList();
  }

  private static ObjectNode header() {
    return StrictJson.object().put("typ", "vc+sd-jwt").put("cty", "vc").put("kid", KEY_ID);
  }

  private static String signed(ObjectNode header, ObjectNode payload) {
    return CompactJws.sign(header, StrictJson.write(payload), Parties.issuer()) + "~";
  }

  private static Verified verify(String token) {
    return verify(token, ProofExpectation.ASSERTION);
  }

  private static Verified verify(String token, ProofExpectation expected) {
    return SdJwtEnvelope.read(CREDENTIAL, token).verify(Parties.methods(), expected, NOW);
  }

  private static void assertRefused(ProblemType type, String token) {
    Parties.assertRefused(type, () -> verify(token));
  }
}
