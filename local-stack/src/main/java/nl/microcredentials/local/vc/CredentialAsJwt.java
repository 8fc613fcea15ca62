package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VcJwt;

/** Credentials as {@code application/vc+jwt}. */
final class CredentialAsJwt implements SecuringMechanism {

  @Override
  public String secure(ObjectNode document, Means means) {
    return VcJwt.sign(document, JwtClaims.issuedAt(means.now()), means.keyId(), means.signer());
  }

  @Override
  public void verify(String secured, GivenKey key) {
    var jwt = VcJwt.read(secured);
    jwt.verify(key.of(Optional.of(jwt.issuer())), TimeOfSigning.of(jwt.claims()));
  }
}
