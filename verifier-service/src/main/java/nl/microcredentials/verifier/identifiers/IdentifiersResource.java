package nl.microcredentials.verifier.identifiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.core.identifiers.DidError;
import nl.microcredentials.core.identifiers.DidUrl;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.verifier.identifiers.ResolutionResult.Failed;
import nl.microcredentials.verifier.identifiers.ResolutionResult.Found;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Resolves DIDs: did:key and did:jwk by themselves, did:web by asking its server.
 *
 * <p>Unlike elsewhere, failures are results of a resolution and not problems: that is what the
 * readers of this interface expect.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#bindings-https">DID Resolution, HTTP(S)
 *     Binding</a>
 */
@Path("/1.0/identifiers")
@Tag(name = "Identifiers", description = "Which keys does whoever controls this identifier have?")
public class IdentifiersResource {

  private final DidResolver resolver;

  IdentifiersResource(DidResolver resolver) {
    this.resolver = resolver;
  }

  @GET
  @Path("/{identifier:.+}")
  @PermitAll
  @RunOnVirtualThread
  @Operation(
      operationId = "resolveIdentifier",
      summary = "Resolve a DID, or dereference the URL of a key",
      description =
          "did:key, did:jwk and did:web. Percent-encode the identifier as a whole. The answer comes"
              + " in full, with metadata, unless Accept asks for application/did, did+json or"
              + " did+ld+json.")
  @APIResponse(
      responseCode = "200",
      description = "The document, or the key in it",
      content =
          @Content(
              mediaType = "application/did-resolution",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "a did:key", value = IdentifierExamples.FOUND)))
  @APIResponse(
      responseCode = "400",
      description = "The identifier is none, or its key is none",
      content =
          @Content(
              mediaType = "application/did-resolution",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "no DID", value = IdentifierExamples.INVALID)))
  @APIResponse(responseCode = "404", description = "There is no such document, or no such key")
  @APIResponse(responseCode = "406", description = "The answer is not available in this form")
  @APIResponse(responseCode = "410", description = "The document of a DID that is deactivated")
  @APIResponse(responseCode = "500", description = "The document cannot be used")
  @APIResponse(responseCode = "501", description = "The DID method is not supported")
  public Response resolve(
      @Parameter(description = "A DID or DID URL", example = IdentifierExamples.DID)
          @PathParam("identifier")
          String identifier,
      @Parameter(description = "How the key of a did:key is written", example = "JsonWebKey2020")
          @QueryParam("publicKeyFormat")
          @DefaultValue("Multikey")
          String publicKeyFormat,
      @Context HttpHeaders headers) {
    return Representation.wantedBy(headers)
        .map(representation ->
            response(resolver.resolve(identifier, publicKeyFormat), representation))
        .orElseGet(() ->
            response(
                new Failed(
                    DidUrl.hasMoreThanDid(identifier),
                    DidError.REPRESENTATION_NOT_SUPPORTED,
                    "The answer is not available in this form."),
                Representation.DID_RESOLUTION));
  }

  /** Failures are told in full, since there is no document to give alone. */
  private static Response response(ResolutionResult result, Representation wanted) {
    var status = status(result);
    if (!wanted.isFull() && result instanceof Found found) {
      return response(status, wanted, found.document());
    }
    return response(
        status, wanted.isFull() ? wanted : Representation.DID_RESOLUTION, result.toJson());
  }

  private static Response response(int status, Representation representation, ObjectNode body) {
    return Response.status(status)
        .type(representation.mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .entity(StrictJson.write(body))
        .build();
  }

  private static int status(ResolutionResult result) {
    return switch (result) {
      case Found found -> found.deactivated() ? 410 : 200;
      case Failed failed ->
          switch (failed.error()) {
            case INVALID_DID,
                INVALID_DID_URL,
                INVALID_PUBLIC_KEY,
                INVALID_PUBLIC_KEY_LENGTH,
                INVALID_PUBLIC_KEY_TYPE,
                UNSUPPORTED_PUBLIC_KEY_TYPE ->
                400;
            case NOT_FOUND -> 404;
            case REPRESENTATION_NOT_SUPPORTED -> 406;
            case INVALID_DID_DOCUMENT -> 500;
            case FEATURE_NOT_SUPPORTED, METHOD_NOT_SUPPORTED -> 501;
          };
    };
  }
}
