package nl.microcredentials.issuer.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.signing.CredentialSigner.ForeignKey;

/** Signs claims as a JWT. */
@ApplicationScoped
public class TokenSigner {

  /**
   * Returns {@code claims} as a JWT by {@code institution}. The same input gives the same text as
   * long as the institution signs with the same key.
   *
   * @param type the {@code typ} of the header
   * @throws nl.microcredentials.core.problem.Refused if the key is not that of the institution, or
   *     cannot sign; nothing may be released then
   */
  public String sign(String type, ObjectNode claims, Institution institution) {
    var key = institution.signingKey();
    if (!key.verificationMethod().startsWith(institution.did() + '#')) {
      throw new ForeignKey();
    }
    return CompactJws.sign(type, key.verificationMethod(), StrictJson.write(claims), key.signer());
  }
}
