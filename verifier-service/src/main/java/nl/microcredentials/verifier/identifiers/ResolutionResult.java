package nl.microcredentials.verifier.identifiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.identifiers.DidError;
import nl.microcredentials.core.json.StrictJson;

/**
 * What came of resolving a DID, or of dereferencing the URL of a key in its document.
 *
 * <p>The part of a document that a DID URL stands for is given as {@code didDocument}, under
 * metadata of another name: that is how the suite for did:key reads it.
 *
 * @see <a href="https://www.w3.org/TR/2022/REC-did-core-20220719/#did-resolution">DID Core 1.0,
 *     7.1: DID Resolution</a>
 */
sealed interface ResolutionResult {

  /** There is a document, or a part of one. */
  record Found(boolean dereferenced, ObjectNode document, boolean deactivated)
      implements ResolutionResult {}

  /**
   * There is none.
   *
   * @param message a sentence for people, in English
   */
  record Failed(boolean dereferenced, DidError error, String message) implements ResolutionResult {}

  /** Whether a DID URL was dereferenced, and not a DID resolved. */
  boolean dereferenced();

  /**
   * The answer in full. Without a document, {@code didDocument} is an empty object and not null:
   * readers look for the member.
   */
  default ObjectNode toJson() {
    var json = StrictJson.object().put("@context", "https://w3id.org/did-resolution/v1");
    var document = json.putObject("didDocument");
    var metadata =
        json.putObject(dereferenced() ? "didDereferencingMetadata" : "didResolutionMetadata");
    var documentMetadata = json.putObject("didDocumentMetadata");
    switch (this) {
      case Found found -> {
        document.setAll(found.document);
        metadata.put("contentType", "application/did+json");
        if (found.deactivated) {
          documentMetadata.put("deactivated", true);
        }
      }
      case Failed(_, var error, var message) ->
          metadata.put("error", error.value()).put("errorMessage", message);
    }
    return json;
  }
}
