package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.credential.Envelope.Kind.CREDENTIAL;
import static nl.microcredentials.core.credential.Envelope.Kind.PRESENTATION;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
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
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.Envelope;
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
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, signed(header, credential));
    }

    @Test
    void whose_signature_does_not_hold() {
      var token = sign(credential).toString();
      var other = sign(credential.deepCopy().put("id", "urn:x")).toString();
      var mixed =
          token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
      assertRefused(CRYPTOGRAPHIC_SECURITY_ERROR, CREDENTIAL, mixed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc", "vp"})
    void in_the_form_of_an_older_version(String claim) {
      var older = credential.deepCopy();
      older.putObject(claim);
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, signed(header(), older));
    }

    @Test
    void that_names_another_issuer_outside_than_inside() {
      var contradictory = credential.deepCopy().put("iss", "did:web:other.example");
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, signed(header(), contradictory));
      var inHeader = header().put("iss", "did:web:other.example");
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, signed(inHeader, credential));
      contradictory.put("iss", ISSUER);
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, signed(inHeader, contradictory));
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
      assertRefused(INVALID_VERIFICATION_METHOD, CREDENTIAL, token);
      VerificationMethods others =
          (url, _, _) -> new VerificationMethod(url, "did:web:other.example", Parties.issuerKey());
      var envelope = SdJwtEnvelope.read(CREDENTIAL, token);
      assertRefused(
          INVALID_VERIFICATION_METHOD,
          () -> envelope.verify(others, ProofExpectation.ASSERTION, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key 1", "\"", "\n", "#\u0000", "é"})
    void whose_key_has_no_URL(String kid) {
      assertRefused(
          INVALID_VERIFICATION_METHOD_URL,
          CREDENTIAL,
          signed(header().put("kid", kid), credential));
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
      assertRefused(expected, CREDENTIAL, signed(header(), wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentialStatus", "issuer", "validFrom", "credentialStatus.type"})
    void whose_holder_could_withhold_what_a_verifier_needs(String path) {
      assertThatExceptionOfType(Refused.class).isThrownBy(() -> sign(credential, path));
      var concealed = new Concealer(RANDOM).conceal(credential, List.of(ClaimPath.parse(path)));
      var token = SdJwt.sign(header(), concealed, Parties.issuer());
      assertRefused(MALFORMED_VALUE_ERROR, CREDENTIAL, token.toString());
    }

    @Test
    void whose_signature_has_expired() {
      assertRefused(
          OUTSIDE_VALIDITY_PERIOD,
          CREDENTIAL,
          signed(header(), credential.deepCopy().put("exp", NOW.getEpochSecond() - 301)));
    }

    @Test
    void whose_holder_is_to_answer_nobody() {
      var expected =
          new ProofExpectation(
              VerificationRelationship.ASSERTION_METHOD, Optional.empty(), ASKED.challenge());
      assertRefused(
          INVALID_DOMAIN_ERROR, () -> verify(CREDENTIAL, sign(credential).toString(), expected));
    }

    @Test
    void whose_holder_does_not_answer() {
      var expected =
          new ProofExpectation(
              VerificationRelationship.ASSERTION_METHOD, ASKED.domain(), ASKED.challenge());
      assertRefused(
          PROOF_VERIFICATION_ERROR,
          () -> verify(CREDENTIAL, sign(credential).toString(), expected));
    }
  }

  @Nested
  class A_credential_verifies {

    @Test
    void into_the_document_that_was_signed() {
      var verified =
          verify(
              CREDENTIAL,
              sign(
                      credential,
                      "credentialSubject.address.street",
                      "credentialSubject.address.city",
                      "credentialSubject.phones[0]")
                  .toString(),
              ProofExpectation.ASSERTION);
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.signedAt()).contains(NOW);
      assertThat(verified.methods()).extracting(VerificationMethod::id).containsExactly(KEY_ID);
    }

    @Test
    void without_what_the_holder_withholds() {
      var presented = sign(credential, "credentialSubject.name").disclosing();
      var expected = credential.deepCopy();
      ((ObjectNode) expected.get("credentialSubject")).remove("name");
      var verified = verify(CREDENTIAL, presented.toString(), ProofExpectation.ASSERTION);
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
      assertThat(verify(CREDENTIAL, token.toString(), expected).document().document())
          .isEqualTo(credential);
    }

    /** W3C's tests write it so. */
    @Test
    void although_it_says_in_words_when_it_was_signed() {
      var token = signed(header(), credential.deepCopy().put("iat", "2026-11-24T12:00:00Z"));
      var verified = verify(CREDENTIAL, token, ProofExpectation.ASSERTION);
      assertThat(verified.document().document()).isEqualTo(credential);
      assertThat(verified.signedAt()).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-1", "#key-1", KEY_ID})
    void with_a_key_that_its_issuer_gave_a_name_to(String name) {
      var token = signed(header().put("kid", name), credential);
      assertThat(verify(CREDENTIAL, token, ProofExpectation.ASSERTION).methods()).hasSize(1);
    }

    @Test
    void with_its_media_type_in_another_spelling() {
      var header = header().put("typ", "application/VC+SD-JWT").put("cty", "application/vc");
      assertThat(verify(CREDENTIAL, signed(header, credential), ProofExpectation.ASSERTION))
          .isNotNull();
    }

    @Test
    void without_a_proof_inside_for_which_the_signature_stands() {
      var proven = credential.deepCopy();
      proven.putArray("proof").addObject();
      var verified = verify(CREDENTIAL, sign(proven).toString(), ProofExpectation.ASSERTION);
      assertThat(verified.document().document()).isEqualTo(credential);
    }
  }

  @Test
  void a_document_with_claims_of_a_JWT_is_not_signed() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> sign(credential.deepCopy().put("iat", 1)));
  }

  @Nested
  class A_presentation {

    private final ObjectNode enveloped =
        json("{'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential'}")
            .put("id", "data:application/vc+sd-jwt," + sign(credential));

    @Test
    void is_verified_for_who_asked() {
      var token = present(presentation(enveloped), "holder", "verifiableCredential[0]");
      var verified = verify(PRESENTATION, token, ASKED);
      assertThat(verified.document().document()).isEqualTo(presentation(enveloped));
    }

    @Test
    void for_somebody_else_is_refused() {
      var token = present(presentation(enveloped));
      assertRefused(
          INVALID_DOMAIN_ERROR, () -> verify(PRESENTATION, token, asked("other.example", "n-1")));
      assertRefused(
          INVALID_CHALLENGE_ERROR,
          () -> verify(PRESENTATION, token, asked("verifier.example", "n-2")));
    }

    @Test
    void for_nobody_is_refused_if_somebody_asked() {
      var token =
          signing
              .sign(PRESENTATION, presentation(enveloped), JwtClaims.issuedAt(NOW), List.of())
              .toString();
      assertThat(verify(PRESENTATION, token, anybody())).isNotNull();
      assertRefused(INVALID_DOMAIN_ERROR, () -> verify(PRESENTATION, token, ASKED));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "bad-credential",
          "",
          "data:,x",
          "data:application/vc+sd-jwt,",
          "data:application/vc+sd-jwt;base64,eyJ",
          "data:application/vc+cose,0oQ",
          "data:application/vp+sd-jwt,x",
          "data:text/plain,x",
          "https://issuer.example/1"
        })
    void of_something_in_no_known_envelope_is_refused(String id) {
      var presentation = presentation(enveloped.deepCopy().put("id", id));
      assertRefused(MALFORMED_VALUE_ERROR, () -> present(presentation));
      assertRefused(MALFORMED_VALUE_ERROR, () -> verify(PRESENTATION, signed(presentation), ASKED));
    }

    @Test
    void of_a_credential_that_nobody_signed_is_refused() {
      var token = signed(presentation(credential));
      assertRefused(PROOF_VERIFICATION_ERROR, () -> verify(PRESENTATION, token, ASKED));
    }

    @Test
    void of_a_credential_with_a_proof_of_its_own_is_left_to_whoever_verifies_that() {
      var proven = credential.deepCopy();
      proven.putArray("proof").addObject();
      var verified = verify(PRESENTATION, present(presentation(proven)), ASKED);
      assertThat(verified.document().document()).isEqualTo(presentation(proven));
    }

    @Test
    void of_a_holder_who_is_named_otherwise_outside_is_refused() {
      var payload = presentation(enveloped).put("iss", "did:web:other.example");
      assertRefused(MALFORMED_VALUE_ERROR, () -> verify(PRESENTATION, signed(payload), anybody()));
    }

    private String signed(ObjectNode presentation) {
      var header = header().put("typ", "vp+sd-jwt").put("cty", "vp");
      return SdJwtEnvelopeTest.signed(header, presentation);
    }

    private ObjectNode presentation(ObjectNode content) {
      var presentation =
          json("{'@context': ['https://www.w3.org/ns/credentials/v2'], 'type': 'VerifiablePresentation'}")
              .put("holder", ISSUER);
      presentation.putArray("verifiableCredential").add(content);
      return presentation;
    }

    private String present(ObjectNode presentation, String... paths) {
      var claims = JwtClaims.answering(ASKED, NOW);
      return signing.sign(PRESENTATION, presentation, claims, paths(paths)).toString();
    }

    private ProofExpectation asked(String domain, String challenge) {
      return new ProofExpectation(ASKED.purpose(), Optional.of(domain), Optional.of(challenge));
    }

    private ProofExpectation anybody() {
      return new ProofExpectation(ASKED.purpose(), Optional.empty(), Optional.empty());
    }
  }

  @Test
  void no_change_to_any_character_verifies() {
    var text = sign(credential, "credentialSubject.name").toString();
    for (int i = 0; i < text.length(); i++) {
      for (var replacement : new String[] {"", "A", "B", "~", "."}) {
        var changed = text.substring(0, i) + replacement + text.substring(i + 1);
        if (!changed.equals(text)) {
          assertThatExceptionOfType(Refused.class)
              .as(changed)
              .isThrownBy(() -> verify(CREDENTIAL, changed, ProofExpectation.ASSERTION));
        }
      }
    }
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

  private static Verified verify(Envelope.Kind content, String token, ProofExpectation expected) {
    return SdJwtEnvelope.read(content, token).verify(Parties.methods(), expected, NOW);
  }

  private static void assertRefused(ProblemType type, Envelope.Kind content, String token) {
    assertRefused(type, () -> verify(content, token, ProofExpectation.ASSERTION));
  }

  private static void assertRefused(ProblemType type, Runnable verification) {
    var refused = catchThrowableOfType(Refused.class, verification::run);
    assertThat(refused).isNotNull();
    assertThat(refused.type()).isEqualTo(type);
  }
}
