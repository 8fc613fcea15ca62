package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.VpJwt;

/** A presentation that is the payload of a JWT. */
record PresentationToken(VpJwt jwt) implements Secured {

  @Override
  public ObjectNode claimed() {
    return jwt.claimed();
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    jwt.claims().checkTime(now);
  }

  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    return jwt.verify(methods, expected, now);
  }
}
