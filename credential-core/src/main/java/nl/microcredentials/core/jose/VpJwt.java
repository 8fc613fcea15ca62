package nl.microcredentials.core.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
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

  private VpJwt(SignedDocument signed) {
    this.signed = signed;
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
    var holder = EnvelopedDocument.party(presentation, "holder");
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

  /** What it claims to present, without the claims of the JWT; nobody relies on it yet. */
  public ObjectNode claimed() {
    return signed.document().deepCopy();
  }

  /** URL of who presents; nothing if neither the presentation nor its claims say so. */
  public Optional<String> holder() {
    return signed.signatory();
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
    claims().checkAnswers(expected);
    return signed.verify(methods, expected.purpose());
  }
}
