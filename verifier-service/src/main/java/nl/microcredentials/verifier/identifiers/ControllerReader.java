package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.Resolution;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.Undecided;

/**
 * Reads what a server answers for the document of a controller.
 *
 * <p>A page of the provider, or any other file without an id, is what servers in trouble answer
 * with. It says nothing about the controller, and so nothing about what it signed. A document with
 * an id is the controller's word, and judged as such.
 */
final class ControllerReader {

  private ControllerReader() {}

  /**
   * Returns the document of {@code identifier}.
   *
   * @throws Undecided if the answer is not the document of anybody
   * @throws Refused if it is that of somebody else, or cannot be used
   */
  static Resolution read(Fetched fetched, String identifier) {
    var json = parse(fetched);
    var metadata = json.path("didDocumentMetadata");
    var document = json.path("didDocument") instanceof ObjectNode inside ? inside : json;
    if (!document.path("id").isTextual()) {
      throw noDocument();
    }
    return new Resolution(
        ControlledIdentifierDocument.read(document, identifier),
        metadata.path("deactivated").booleanValue());
  }

  private static ObjectNode parse(Fetched fetched) {
    if (!isJson(fetched.mediaType())) {
      throw noDocument();
    }
    try {
      return StrictJson.parseObject(fetched.body());
    } catch (MalformedInputException e) {
      throw noDocument();
    }
  }

  private static boolean isJson(String mediaType) {
    return switch (mediaType) {
      case "application/json", "application/did", "application/cid" -> true;
      default -> mediaType.startsWith("application/") && mediaType.endsWith("+json");
    };
  }

  private static Undecided noDocument() {
    return new Undecided(
        new Problem(
            INVALID_CONTROLLED_IDENTIFIER_DOCUMENT,
            "The server does not answer with the document of a controller."));
  }
}
