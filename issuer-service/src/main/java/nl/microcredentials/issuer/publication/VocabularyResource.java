package nl.microcredentials.issuer.publication;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What credentials of ours name by its address: the context and the schema of the extension, and
 * the type of its SD-JWT VC. None of them ever changes under that address.
 */
@Path("/")
@Tag(name = "Public documents")
public class VocabularyResource {

  private static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  @GET
  @Path("contexts/microcredential/v1")
  @PermitAll
  @Produces("application/ld+json")
  @Operation(operationId = "getContext", summary = "The JSON-LD context of the extension")
  public Response context() {
    return immutable(JsonLdContexts.bundled().bytes(JsonLdContexts.MICROCREDENTIAL_V1));
  }

  @GET
  @Path("schemas/microcredential/v1")
  @PermitAll
  @Produces("application/schema+json")
  @Operation(operationId = "getSchema", summary = "The JSON Schema of the extension")
  public Response schema() {
    return immutable(CredentialSchemas.bytes(CredentialSchemas.MICRO_CREDENTIAL));
  }

  @GET
  @Path("schemas/microcredential/v1/credential")
  @PermitAll
  @Produces("application/vc")
  @Operation(
      operationId = "getSchemaCredential",
      summary = "The same schema, inside a credential without proof")
  public Response schemaCredential() {
    return immutable(CredentialSchemas.bytes(CredentialSchemas.MICRO_CREDENTIAL_IN_CREDENTIAL));
  }

  @GET
  @Path("credentials/microcredential/v1")
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getTypeMetadata",
      summary = "The type metadata of micro-credentials as SD-JWT VC")
  public Response typeMetadata() {
    return immutable(MicrocredentialType.bytes());
  }

  private static Response immutable(byte[] bytes) {
    return Response.ok(bytes)
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }
}
