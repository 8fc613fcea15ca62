package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
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
    jwt.verify(key.of(Optional.of(jwt.issuer())), timeOf(jwt.claims()));
  }

  static Instant timeOf(JwtClaims claims) {
    return TimeOfSigning.of(
        Stream.of(claims.issuedAt(), claims.notBefore()).flatMap(Optional::stream),
        claims.expiresAt().stream());
  }
}
