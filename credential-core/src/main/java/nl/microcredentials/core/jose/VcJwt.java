package nl.microcredentials.core.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Signer;

/**
 * A credential secured as {@code application/vc+jwt}: the credential is the payload.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-with-jose">
 *     VC-JOSE-COSE, 3.1.1: Securing JSON-LD Verifiable Credentials with JOSE</a>
 */
public final class VcJwt extends CredentialJwt {

  private VcJwt(SignedDocument signed) {
    super(signed);
  }

  /**
   * Signs {@code credential}, which stays as it is; {@code iss} is added to the claims.
   *
   * @param claims as a rule {@link JwtClaims#issuedAt}
   * @param keyId URL of the verification method
   * @return the compact serialisation
   * @throws MalformedInputException if {@link #read} would not take the result: the credential has
   *     no issuer, a member that is a claim of JWTs, or is too long
   */
  public static String sign(ObjectNode credential, JwtClaims claims, String keyId, Signer signer) {
    var issuer = EnvelopedDocument.party(credential, "issuer");
    var payload = SignedDocument.payload(credential, issuer.map(claims::issuedBy).orElse(claims));
    var jws = CompactJws.sign(JwtForm.VC.header(keyId), payload, signer);
    read(jws);
    return jws;
  }

  /**
   * Reads a JWT of which the media type is known. It need not repeat it as its {@code typ}.
   *
   * @param text in compact serialisation
   * @throws MalformedInputException with PARSING_ERROR if it is no JWS or asks for an extension;
   *     with UNSUPPORTED_ALGORITHM if its algorithm is not accepted; with
   *     INVALID_VERIFICATION_METHOD_URL if it does not name its key; with UNTRUSTED_ISSUER if it
   *     brings one instead; with INVALID_DOMAIN_ERROR if it was made for somebody; with
   *     PAYLOAD_TOO_LARGE if it is longer than 1 MiB; with MALFORMED_VALUE_ERROR if it is something
   *     else than a credential, or if its claims say something else than the credential
   */
  public static VcJwt read(String text) {
    return read(SignedDocument.parse(text));
  }

  static VcJwt read(CompactJws jws) {
    return new VcJwt(SignedDocument.read(jws, JwtForm.VC));
  }
}
