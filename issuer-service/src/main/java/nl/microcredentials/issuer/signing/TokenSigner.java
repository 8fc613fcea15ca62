package nl.microcredentials.issuer.signing;

import static nl.microcredentials.core.problem.ProblemType.KEY_BINDING_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.signing.CredentialSigner.SigningRefused;

/** Signs claims as a JWT, and looks at it as a verifier would before it is released. */
@ApplicationScoped
public class TokenSigner {

  /**
   * Returns {@code claims} as a JWT by {@code institution}. The same input gives the same text.
   *
   * @param type the {@code typ} of the header
   * @throws SigningRefused if the key is not that of the institution, or if the signature does not
   *     verify; nothing may be released then
   */
  public String sign(String type, ObjectNode claims, Institution institution) {
    var keyId = institution.signingKey().verificationMethod();
    if (!keyId.startsWith(institution.did() + '#')) {
      throw new SigningRefused(
          KEY_BINDING_MISMATCH, "The signing key does not belong to the issuer.");
    }
    var jwt =
        CompactJws.sign(type, keyId, StrictJson.write(claims), institution.signingKey().signer());
    if (!CompactJws.parse(jwt).verify(institution.signingKey().publicKey())) {
      throw new SigningRefused(SIGNING_UNAVAILABLE, "The fresh signature does not verify.");
    }
    return jwt;
  }
}
