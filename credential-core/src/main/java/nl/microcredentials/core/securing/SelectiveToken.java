package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.sdjwt.SdJwtEnvelope;

/** A credential or a presentation that is an SD-JWT, of which the holder shows parts. */
record SelectiveToken(SdJwtEnvelope sdJwt) implements Secured {

  @Override
  public ObjectNode claimed() {
    return sdJwt.claimed();
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    sdJwt.checkForm(expected, now);
  }

  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    return sdJwt.verify(methods, expected, now);
  }
}
