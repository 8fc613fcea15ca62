package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;

/**
 * Something that is secured in a way that cannot be accepted. To say so is an answer to whether it
 * can be relied upon, and not a failure to answer.
 */
record Unreadable(Refused reason) implements Secured {

  @Override
  public ObjectNode claimed() {
    return StrictJson.object();
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    throw reason;
  }

  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    throw reason;
  }
}
