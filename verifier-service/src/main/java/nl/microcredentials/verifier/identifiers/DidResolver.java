package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.identifiers.DidError.METHOD_NOT_SUPPORTED;
import static nl.microcredentials.core.identifiers.DidError.NOT_FOUND;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.DidJwk;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.identifiers.DidUrl;
import nl.microcredentials.core.identifiers.IdentifierRefused;
import nl.microcredentials.core.identifiers.Resolution;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.identifiers.ResolutionResult.Failed;
import nl.microcredentials.verifier.identifiers.ResolutionResult.Found;

/**
 * Finds the document of a DID, or the key in it that a DID URL names.
 *
 * @see <a href="https://www.w3.org/TR/2022/REC-did-core-20220719/#resolution">DID Core 1.0, 7:
 *     Resolution</a>
 */
@ApplicationScoped
class DidResolver {

  private final ControllerDocuments documents;

  DidResolver(ControllerDocuments documents) {
    this.documents = documents;
  }

  /**
   * Resolves a DID, or dereferences a DID URL.
   *
   * @param publicKeyFormat how the key of a did:key is written
   */
  ResolutionResult resolve(String didOrUrl, String publicKeyFormat) {
    var dereferenced = DidUrl.hasMoreThanDid(didOrUrl);
    try {
      var url = DidUrl.parse(didOrUrl);
      var resolution = resolve(url, publicKeyFormat);
      var document =
          url.fragment()
              .map(_ -> method(resolution.document(), didOrUrl))
              .orElseGet(() -> resolution.document().json());
      return new Found(dereferenced, document, resolution.deactivated());
    } catch (IdentifierRefused e) {
      return new Failed(dereferenced, e.error(), e.detail());
    } catch (Undecided e) {
      return new Failed(dereferenced, NOT_FOUND, e.detail());
    }
  }

  private Resolution resolve(DidUrl url, String publicKeyFormat) {
    return switch (url.method()) {
      case "key" ->
          Resolution.active(DidKey.resolve(url.did(), DidKey.publicKeyFormat(publicKeyFormat)));
      case "jwk" -> Resolution.active(DidJwk.resolve(url.did()));
      case "web" -> documents.get(url.did());
      default ->
          throw new IdentifierRefused(METHOD_NOT_SUPPORTED, "The DID method is not supported.");
    };
  }

  /** A part of a document keeps the contexts that say what its members mean. */
  private static ObjectNode method(ControlledIdentifierDocument document, String url) {
    var method =
        document
            .method(url)
            .orElseThrow(() ->
                new IdentifierRefused(NOT_FOUND, "The document has no such verification method."));
    var part = StrictJson.object();
    if (document.json().has("@context")) {
      part.set("@context", document.json().get("@context"));
    }
    return part.setAll(method);
  }
}
