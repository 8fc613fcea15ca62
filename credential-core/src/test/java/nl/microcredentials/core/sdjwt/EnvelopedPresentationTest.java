package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.credential.Envelope.Kind.CREDENTIAL;
import static nl.microcredentials.core.credential.Envelope.Kind.PRESENTATION;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.sdjwt.Parties.ISSUER;
import static nl.microcredentials.core.sdjwt.Parties.KEY_ID;
import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static nl.microcredentials.core.sdjwt.Parties.assertRefused;
import static nl.microcredentials.core.sdjwt.Parties.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Securing Verifiable Credentials using JOSE and COSE, 3.2.2: presentations with SD-JWT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvelopedPresentationTest {

  private static final ProofExpectation ASKED =
      new ProofExpectation(
          VerificationRelationship.AUTHENTICATION,
          Optional.of("verifier.example"),
          Optional.of("n-1"));

  private final ObjectNode credential =
      json("{'type': ['VerifiableCredential'], 'credentialSubject': {'name': 'Ada'}}")
          .put("issuer", ISSUER);
  private final SdJwtEnvelope.Signing signing =
      new SdJwtEnvelope.Signing(KEY_ID, Parties.issuer(), new Concealer(RANDOM));

  private final ObjectNode enveloped =
      json("{'@context': 'https://www.w3.org/ns/credentials/v2', 'type': 'EnvelopedVerifiableCredential'}")
          .put(
              "id",
              "data:application/vc+sd-jwt,"
                  + signing.sign(CREDENTIAL, credential, JwtClaims.issuedAt(NOW), List.of()));

  @Test
  void is_verified_for_who_asked() {
    var token = present(presentation(enveloped), "holder", "verifiableCredential[0]");
    var verified = verify(token, ASKED);
    assertThat(verified.document().document()).isEqualTo(presentation(enveloped));
  }

  @Test
  void for_somebody_else_is_refused() {
    var token = present(presentation(enveloped));
    assertRefused(INVALID_DOMAIN_ERROR, () -> verify(token, asked("other.example", "n-1")));
    assertRefused(INVALID_CHALLENGE_ERROR, () -> verify(token, asked("verifier.example", "n-2")));
  }

  @Test
  void for_nobody_is_refused_if_somebody_asked() {
    var token =
        signing
            .sign(PRESENTATION, presentation(enveloped), JwtClaims.issuedAt(NOW), List.of())
            .toString();
    assertThat(verify(token, anybody())).isNotNull();
    assertRefused(INVALID_DOMAIN_ERROR, () -> verify(token, ASKED));
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
    assertRefused(MALFORMED_VALUE_ERROR, () -> verify(signed(presentation), ASKED));
  }

  @Test
  void of_a_credential_that_nobody_signed_is_refused() {
    var token = signed(presentation(credential));
    assertRefused(PROOF_VERIFICATION_ERROR, () -> verify(token, ASKED));
  }

  @Test
  void of_a_credential_with_a_proof_of_its_own_is_left_to_whoever_verifies_that() {
    var proven = credential.deepCopy();
    proven.putArray("proof").addObject();
    var verified = verify(present(presentation(proven)), ASKED);
    assertThat(verified.document().document()).isEqualTo(presentation(proven));
  }

  @Test
  void of_a_holder_who_is_named_otherwise_outside_is_refused() {
    var payload = presentation(enveloped).put("iss", "did:web:other.example");
    assertRefused(MALFORMED_VALUE_ERROR, () -> verify(signed(payload), anybody()));
  }

  private String signed(ObjectNode presentation) {
    var header = StrictJson.object().put("typ", "vp+sd-jwt").put("cty", "vp").put("kid", KEY_ID);
    return CompactJws.sign(header, StrictJson.write(presentation), Parties.issuer()) + "~";
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
    var places = Arrays.stream(paths).map(ClaimPath::parse).toList();
    return signing.sign(PRESENTATION, presentation, claims, places).toString();
  }

  private ProofExpectation asked(String domain, String challenge) {
    return new ProofExpectation(ASKED.purpose(), Optional.of(domain), Optional.of(challenge));
  }

  private ProofExpectation anybody() {
    return new ProofExpectation(ASKED.purpose(), Optional.empty(), Optional.empty());
  }

  private static Verified verify(String token, ProofExpectation expected) {
    return SdJwtEnvelope.read(PRESENTATION, token).verify(Parties.methods(), expected, NOW);
  }
}
