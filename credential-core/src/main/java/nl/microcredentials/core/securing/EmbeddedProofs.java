package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.ProofVerifier;
import nl.microcredentials.core.integrity.Verified;

/**
 * A document with Data Integrity proofs in it.
 *
 * @param document with its proofs
 * @param suites those that are accepted
 */
public record EmbeddedProofs(ObjectNode document, Cryptosuites suites) implements Secured {

  @Override
  public ObjectNode claimed() {
    var unsecured = document.deepCopy();
    unsecured.remove("proof");
    return unsecured;
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    new ProofVerifier(suites, EmbeddedProofs::noKey, now).read(document, expected);
  }

  private static VerificationMethod noKey(
      String url, VerificationRelationship relationship, Optional<Instant> usedAt) {
    throw new IllegalStateException("the form is checked without any key");
  }

  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    return new ProofVerifier(suites, methods, now).verify(document, expected);
  }
}
