package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VpJwt;
import nl.microcredentials.core.json.StrictJson;

/** Presentations as {@code application/vp+jwt}. */
final class PresentationAsJwt implements SecuringMechanism {

  /**
   * {@inheritDoc}
   *
   * <p>Not by {@link VpJwt#sign}, which refuses envelopes in any but their one spelling: what a
   * holder was given is passed on as it is.
   */
  @Override
  public String secure(ObjectNode document, Means means) {
    PresentedEnvelopes.check(document);
    var payload = JwtClaims.issuedAt(means.now()).addedTo(document);
    var header =
        StrictJson.object().put("typ", "vp+jwt").put("cty", "vp").put("kid", means.keyId());
    return CompactJws.sign(header, StrictJson.write(payload), means.signer());
  }

  @Override
  public void verify(String secured, GivenKey key) {
    var jwt = VpJwt.read(secured);
    jwt.verify(
        key.of(jwt.holder()),
        SecuringMechanism.noQuestion(Envelope.Kind.PRESENTATION),
        TimeOfSigning.of(jwt.claims()));
  }
}
