package nl.microcredentials.issuer.signing;

import static nl.microcredentials.core.problem.ProblemType.KEY_BINDING_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Keys;
import nl.microcredentials.issuer.institutions.SigningKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nothing is released of which a verifier would say that it does not hold. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormSigningTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String DID = "did:web:issuer.example:hogeschool";

  private final KeyPair ed25519 = Ed25519.generate(RANDOM);
  private final KeyPair p256 = Ecdsa.generate(KeyType.P_256, RANDOM);

  private final CredentialSigner credentials = new CredentialSigner();
  private final AttestationSigner attestations = new AttestationSigner();

  private static SigningKey key(String id, KeyPair pair, PublicKey published) {
    return new SigningKey(id, published, Signatures.signer(pair, RANDOM), Instant.MIN);
  }

  private static Institution institution(SigningKey... keys) {
    return new Institution(
        "hogeschool",
        DID,
        "Hogeschool",
        Sector.of("hbo").orElseThrow(),
        "NL",
        "99HD",
        URI.create("https://www.hogeschool.example/"),
        Keys.of(keys));
  }

  private Institution inOrder() {
    return institution(
        key(DID + "#key-1", ed25519, ed25519.getPublic()),
        key(DID + "#key-2", p256, p256.getPublic()));
  }

  /** As far as a credential goes here; it is the issuer that matters. */
  private static ObjectNode credential() {
    return Completions.json(
        """
        {"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:x:1",
         "type": ["VerifiableCredential"], "issuer": {"id": "%s"},
         "credentialSubject": {"id": "did:example:1"}}
        """
            .formatted(DID));
  }

  private static ConcealedClaims claims(String issuer) {
    var claims =
        Completions.json(
            """
            {"vct": "https://microcredentials.nl/credentials/microcredential/v1",
             "attestation_legal_category": "non-qualified-EAA", "title": "Data analysis",
             "identifier": "urn:uuid:00000000-0000-4000-8000-000000000001",
             "givenName": "Ada", "familyName": "de Vries", "issuerCountry": "NL",
             "awardingBody": "Hogeschool", "issuanceDate": "2026-11-24",
             "learningOutcomes": ["Analyses data."],
             "notionalWorkload": {"value": 5, "unit": "ECTS"}, "typeOfAssessment": "portfolio",
             "formOfParticipation": "online", "qualityAssurance": "institutional-accreditation"}
            """);
    claims.put("iss", issuer).put("iat", NOW.getEpochSecond());
    var disclosable = MicrocredentialClaims.disclosable(claims);
    return new Concealer(RANDOM).conceal(claims, disclosable);
  }

  private static void assertRefused(ProblemType type, ThrowingCallable signing) {
    assertThat(catchThrowableOfType(Refused.class, signing).type()).isEqualTo(type);
  }

  @Test
  void no_institution_signs_a_JWT_for_another() {
    var foreign = credential();
    foreign.withObject("/issuer").put("id", DID + "-2");
    assertRefused(KEY_BINDING_MISMATCH, () -> credentials.signAsJwt(foreign, inOrder(), NOW));
  }

  @Test
  void a_JWT_that_the_published_key_does_not_verify_is_not_released() {
    var other = Ed25519.generate(RANDOM).getPublic();
    var institution = institution(key(DID + "#key-1", ed25519, other));
    assertRefused(SIGNING_UNAVAILABLE, () -> credentials.signAsJwt(credential(), institution, NOW));
  }

  @Test
  void a_credential_that_would_lose_a_member_in_a_JWT_is_not_signed() {
    assertRefused(
        MALFORMED_VALUE_ERROR,
        () -> credentials.signAsJwt(credential().put("exp", 1), inOrder(), NOW));
    assertRefused(
        SIGNING_UNAVAILABLE,
        () -> credentials.signAsJwt(credential().put("proof", "x"), inOrder(), NOW));
  }

  @Test
  void the_same_credential_gives_the_same_JWT() {
    var first = credentials.signAsJwt(credential(), inOrder(), NOW);
    assertThat(credentials.signAsJwt(credential(), inOrder(), NOW)).isEqualTo(first);
    assertThat(VcJwt.read(first).claimed()).isEqualTo(credential());
  }

  @Test
  void no_institution_signs_an_attestation_for_another() {
    for (var issuer : List.of("https://issuer.example", "https://issuer.example/other", DID)) {
      assertRefused(KEY_BINDING_MISMATCH, () -> attestations.sign(claims(issuer), inOrder(), NOW));
    }
    var strange =
        institution(
            key(DID + "#key-1", ed25519, ed25519.getPublic()),
            key("did:web:issuer.example:other#key-2", p256, p256.getPublic()));
    assertRefused(
        KEY_BINDING_MISMATCH,
        () -> attestations.sign(claims("https://issuer.example/hogeschool"), strange, NOW));
  }

  @Test
  void an_attestation_that_the_published_key_does_not_verify_is_not_released() {
    var other = Ecdsa.generate(KeyType.P_256, RANDOM).getPublic();
    var institution =
        institution(
            key(DID + "#key-1", ed25519, ed25519.getPublic()), key(DID + "#key-2", p256, other));
    assertRefused(
        SIGNING_UNAVAILABLE,
        () -> attestations.sign(claims("https://issuer.example/hogeschool"), institution, NOW));
  }

  @Test
  void an_attestation_that_breaks_the_rules_of_its_type_is_not_released() {
    var claims = claims("https://issuer.example/hogeschool");
    claims.payload().put("grade", "8"); // for everybody to see
    assertRefused(SIGNING_UNAVAILABLE, () -> attestations.sign(claims, inOrder(), NOW));
  }

  @Test
  void without_a_P_256_key_there_is_no_attestation() {
    var institution = institution(key(DID + "#key-1", ed25519, ed25519.getPublic()));
    assertThat(attestations.sign(claims(DID), institution, NOW)).isEmpty();
  }

  @Test
  void each_signature_of_an_attestation_is_another_and_the_content_is_the_same() {
    var claims = claims("https://issuer.example/hogeschool");
    var first = attestations.sign(claims, inOrder(), NOW).orElseThrow();
    var second = attestations.sign(claims, inOrder(), NOW).orElseThrow();
    assertThat(second.toString()).isNotEqualTo(first.toString());
    assertThat(second.jwt().payload()).isEqualTo(first.jwt().payload());
    assertThat(second.disclosable()).isEqualTo(first.disclosable());
  }
}
