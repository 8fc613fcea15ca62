package nl.microcredentials.local.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at the credentials of a presentation that is about to be signed: from outside. Each is in
 * an envelope or has a proof; what is in the envelope is its issuer's business and its verifier's.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#enveloped-verifiable-credentials">
 *     VCDM 2.0, 4.13.1: Enveloped Verifiable Credentials</a>
 */
final class PresentedEnvelopes {

  private static final Pattern CONTENT =
      Pattern.compile("data:application/vc\\+(?:jwt,|sd-jwt,|cose;base64,)");

  private PresentedEnvelopes() {}

  /**
   * Checks a presentation.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it is none, or one of its
   *     credentials is not secured
   */
  static void check(ObjectNode presentation) {
    DocumentType.check(presentation, "VerifiablePresentation");
    var credentials = presentation.path("verifiableCredential");
    var all = credentials.isArray() ? credentials : List.of(credentials);
    if (presentation.has("verifiableCredential")) {
      all.forEach(PresentedEnvelopes::checkCredential);
    }
  }

  private static void checkCredential(JsonNode credential) {
    if (!(credential instanceof ObjectNode object)) {
      throw malformed("A credential in the presentation is not an object.");
    }
    if (DocumentType.of(object).anyMatch("EnvelopedVerifiableCredential"::equals)) {
      if (!CONTENT.matcher(object.path("id").asText()).lookingAt()) {
        throw malformed("id of an envelope is no data: URL of a secured credential.");
      }
    } else if (object.path("proof").isEmpty()) {
      throw malformed("A credential in the presentation is not secured.");
    }
  }
}
