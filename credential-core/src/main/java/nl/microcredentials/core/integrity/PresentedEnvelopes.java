package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The credentials in a presentation that is in an envelope itself. Each is in an envelope, or has a
 * proof of its own; neither is opened here.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-vps-with-jose">
 *     Securing Verifiable Credentials using JOSE and COSE, 3.1.2: Securing JSON-LD Verifiable
 *     Presentations with JOSE</a>
 */
final class PresentedEnvelopes {

  private PresentedEnvelopes() {}

  static void check(ObjectNode presentation) {
    var credentials = presentation.path("verifiableCredential");
    if (credentials.isArray()) {
      credentials.forEach(PresentedEnvelopes::checkCredential);
    } else if (presentation.has("verifiableCredential")) {
      checkCredential(credentials);
    }
  }

  private static void checkCredential(JsonNode credential) {
    if (!(credential instanceof ObjectNode object)) {
      throw malformed("A credential in the presentation is not an object.");
    }
    if (Envelope.Kind.of(object).isPresent()) {
      checkEnvelope(object);
    } else if (object.path("proof").isEmpty()) {
      throw new MalformedInputException(
          PROOF_VERIFICATION_ERROR, "A credential in the presentation is not secured.");
    }
  }

  private static void checkEnvelope(ObjectNode object) {
    switch (Envelope.read(object, Envelope.Kind.CREDENTIAL)) {
      case Reading.WellFormed(_) -> {
        // and stays closed
      }
      case Reading.Malformed(var problems) -> throw malformed(problems.getFirst().detail());
    }
  }
}
