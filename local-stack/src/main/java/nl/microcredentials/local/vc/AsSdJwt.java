package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.SdJwtEnvelope;

/** Credentials as {@code application/vc+sd-jwt}, presentations as {@code application/vp+sd-jwt}. */
record AsSdJwt(Envelope.Kind kind) implements SecuringMechanism {

  /**
   * {@inheritDoc}
   *
   * <p>With all disclosures: what of them is shown is for the holder to decide.
   */
  @Override
  public String secure(ObjectNode document, Means means) {
    var signing =
        new SdJwtEnvelope.Signing(means.keyId(), means.signer(), new Concealer(means.random()));
    var disclosable = means.disclosable().stream().map(ClaimPath::parse).toList();
    return signing.sign(kind, document, JwtClaims.issuedAt(means.now()), disclosable).toString();
  }

  @Override
  public void verify(String secured, GivenKey key) {
    var envelope = SdJwtEnvelope.read(kind, secured);
    envelope.verify(
        key.of(envelope.signatory()),
        SecuringMechanism.noQuestion(kind),
        TimeOfSigning.of(envelope.claims()));
  }
}
