package nl.microcredentials.registry.issuers;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.microcredentials.core.registry.AccreditedIssuer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accreditation of issuers. */
@Path("/v1/issuers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Issuers", description = "For the national operator; auditors may read")
public class IssuersResource {

  private static final String EXAMPLE =
      """
      {
        "legalName": "Hogeschool Voorbeeld",
        "sector": "hbo",
        "countryCode": "NL",
        "institutionCode": "30XX",
        "accreditedFrom": "2026-09-01T00:00:00Z",
        "keys": [
          {
            "id": "did:web:issuer.example:hogeschool-voorbeeld#key-2026-1",
            "publicKeyMultibase": "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
            "validFrom": "2026-09-01T00:00:00Z"
          }
        ]
      }
      """;

  private final AccreditedIssuers issuers;

  IssuersResource(AccreditedIssuers issuers) {
    this.issuers = issuers;
  }

  @PUT
  @Path("/{did}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("operator")
  @Operation(
      operationId = "putIssuer",
      summary = "Accredit an issuer, or change its entry",
      description = "Published keys stay: end their validity instead of removing them.")
  @APIResponse(responseCode = "200", description = "The entry is changed, or was so already")
  @APIResponse(responseCode = "201", description = "The issuer is new")
  @APIResponse(responseCode = "409", description = "A published key would vanish or change")
  public Response put(
      @Parameter(example = "did:web:issuer.example:hogeschool-voorbeeld") @PathParam("did")
          String did,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = IssuerBody.class),
                      examples = @ExampleObject(name = "institution", value = EXAMPLE)))
          ObjectNode body) {
    if (body == null) {
      throw malformed("An entry of the trust list is expected.");
    }
    if (body.has("id") && !body.path("id").asText().equals(did)) {
      throw malformed("/id is not the DID in the address.");
    }
    var issuer = AccreditedIssuer.parse(body.put("id", did));
    var change = issuers.put(issuer);
    return Response.status(change.isNew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(new Put(change.version(), issuer.toJson()))
        .build();
  }

  @GET
  @RolesAllowed({"operator", "auditor"})
  @Operation(operationId = "listIssuers", summary = "The present trust list")
  public Issuers list() {
    var present = issuers.present();
    return new Issuers(
        present.version(), present.issuers().stream().map(AccreditedIssuer::toJson).toList());
  }

  /** The entry as it is now, and the version of the trust list that holds it. */
  public record Put(
      long trustListVersion, @Schema(implementation = IssuerBody.class) ObjectNode issuer) {}

  /** All entries. */
  public record Issuers(
      long trustListVersion,
      @Schema(implementation = IssuerBody[].class) List<ObjectNode> issuers) {}

  /** What an entry looks like; it is read more strictly than this type could say. */
  @Schema(name = "Issuer")
  record IssuerBody(
      String id,
      @Schema(required = true) String legalName,
      @Schema(
              required = true,
              enumeration = {"wo", "hbo", "mbo"})
          String sector,
      @Schema(required = true, description = "ISO 3166-1 alpha-2") String countryCode,
      @Schema(required = true) String institutionCode,
      @Schema(required = true, format = "date-time") String accreditedFrom,
      @Schema(format = "date-time", description = "First moment without accreditation")
          String accreditedUntil,
      @Schema(required = true) List<KeyBody> keys) {}

  /** A key of an issuer. */
  @Schema(name = "IssuerKey")
  record KeyBody(
      @Schema(required = true, description = "DID URL of the verification method") String id,
      @Schema(required = true, description = "Multikey: Ed25519, P-256, P-384 or P-521")
          String publicKeyMultibase,
      @Schema(required = true, format = "date-time") String validFrom,
      @Schema(format = "date-time", description = "First moment at which it may not be used")
          String validUntil) {}
}
