package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.cose.CoseEnvelope;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * Credentials as {@code application/vc+cose}, presentations as {@code application/vp+cose}; as
 * base64, because the answer is a text. It is written without padding and read with it, too.
 */
record AsCose(Envelope.Kind kind) implements SecuringMechanism {

  @Override
  public String secure(ObjectNode document, Means means) {
    var signing = new CoseEnvelope.Signing(means.keyId(), means.signer());
    var message = signing.sign(kind, document, JwtClaims.issuedAt(means.now()));
    return StandardBase64.encode(message).replace("=", "");
  }

  @Override
  public void verify(String secured, GivenKey key) {
    var envelope = CoseEnvelope.read(kind, StandardBase64.decode(padded(secured)));
    envelope.verify(
        key.of(envelope.signatory()),
        SecuringMechanism.noQuestion(kind),
        TimeOfSigning.of(envelope.claims()));
  }

  private static String padded(String base64) {
    return base64.endsWith("=") ? base64 : base64 + "=".repeat(-base64.length() & 3);
  }
}
