package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.cose.CoseEnvelope;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;

/** A credential or a presentation that is the payload of a COSE message. */
record CoseMessage(CoseEnvelope cose) implements Secured {

  @Override
  public ObjectNode claimed() {
    return cose.claimed();
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    cose.checkForm(expected, now);
  }

  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    return cose.verify(methods, expected, now);
  }
}
