package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.Refused;

/**
 * A presentation secured as {@code application/vp+jwt}: the presentation is the payload. It was
 * read, as far as that is possible without any key.
 *
 * <p>What is in its envelopes is secured for itself, and is not opened here.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-vps-with-jose">
 *     VC-JOSE-COSE, 3.1.2: Securing JSON-LD Verifiable Presentations with JOSE</a>
 */
public final class VpJwt {

  private final SignedDocument signed;
  private final Optional<String> holder;

  private VpJwt(SignedDocument signed) {
    this.signed = signed;
    this.holder = checkClaims(signed);
    checkCredentials(signed.document());
  }

  /**
   * Signs {@code presentation}, which stays as it is; if it names a holder, {@code iss} is added to
   * the claims.
   *
   * @param claims as a rule {@link JwtClaims#answering}
   * @param keyId URL of the verification method
   * @return the compact serialisation
   * @throws MalformedInputException if {@link #read} would not take the result
   */
  public static String sign(
      ObjectNode presentation, JwtClaims claims, String keyId, Signer signer) {
    var holder = SignedDocument.party(presentation, "holder");
    var payload = SignedDocument.payload(presentation, holder.map(claims::issuedBy).orElse(claims));
    var jws = CompactJws.sign(JwtForm.VP.header(keyId), payload, signer);
    read(jws);
    return jws;
  }

  /**
   * Reads a JWT.
   *
   * @param text in compact serialisation
   * @throws MalformedInputException as {@link VcJwt#read(String)}, and with
   *     PROOF_VERIFICATION_ERROR if one of the credentials in it is not secured
   */
  public static VpJwt read(String text) {
    return new VpJwt(SignedDocument.read(SignedDocument.parse(text), JwtForm.VP));
  }

  /** Returns the holder, of whom the claims must not say anything else. */
  private static Optional<String> checkClaims(SignedDocument signed) {
    var claims = signed.claims();
    var holder = SignedDocument.party(signed.document(), "holder").or(claims::issuer);
    claims
        .issuer()
        .ifPresent(issuer -> SignedDocument.checkSame("iss", holder, Optional.of(issuer)));
    SignedDocument.checkSame("sub", claims.subject(), holder);
    SignedDocument.checkSame("jti", claims.id(), signed.id());
    return holder;
  }

  private static void checkCredentials(ObjectNode presentation) {
    var credentials = presentation.path("verifiableCredential");
    if (credentials.isArray()) {
      credentials.forEach(VpJwt::checkCredential);
    } else if (presentation.has("verifiableCredential")) {
      checkCredential(credentials);
    }
  }

  /** A credential in a presentation is in an envelope, or has a proof of its own. */
  private static void checkCredential(JsonNode credential) {
    if (!(credential instanceof ObjectNode object)) {
      throw malformed("A credential in the presentation is not an object.");
    }
    if (Envelope.Kind.of(object).isPresent()) {
      checkEnvelope(object);
    } else if (object.path("proof").isEmpty()) {
      throw new MalformedInputException(
          PROOF_VERIFICATION_ERROR, "A credential in the presentation is not secured.");
    }
  }

  private static void checkEnvelope(ObjectNode object) {
    switch (Envelope.read(object, Envelope.Kind.CREDENTIAL)) {
      case Reading.WellFormed(_) -> {
        // and stays closed
      }
      case Reading.Malformed(var problems) -> throw malformed(problems.getFirst().detail());
    }
  }

  /** URL of who presents; nothing if neither the presentation nor its claims say so. */
  public Optional<String> holder() {
    return holder;
  }

  /** What was said about the signature; {@code issuedAt} is when it was made. */
  public JwtClaims claims() {
    return signed.claims();
  }

  /**
   * Verifies the signature, with a key that is the holder's if there is one named.
   *
   * @param expected {@code domain} is compared with {@code aud}, {@code challenge} with {@code
   *     nonce}
   * @return the presentation alone, without the claims of the JWT
   * @throws Refused with INVALID_DOMAIN_ERROR or INVALID_CHALLENGE_ERROR if it was not made for
   *     this, and otherwise as {@link CredentialJwt#verify}
   */
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    claims().checkTime(now);
    if (expected.domain().filter(domain -> !claims().audience().contains(domain)).isPresent()) {
      throw new MalformedInputException(
          INVALID_DOMAIN_ERROR, "The presentation was made for another domain.");
    }
    if (expected.challenge().isPresent() && !expected.challenge().equals(claims().nonce())) {
      throw new MalformedInputException(
          INVALID_CHALLENGE_ERROR, "The presentation was made for another challenge.");
    }
    return signed.verify(holder, methods, expected.purpose());
  }
}
