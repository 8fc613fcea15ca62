package nl.microcredentials.issuer.credentials;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import nl.microcredentials.issuer.DryRun;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.CredentialRenewer;
import nl.microcredentials.issuer.issuance.CredentialView;
import nl.microcredentials.issuer.issuance.CredentialViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where institutions say anew what they said, with the key and the name they have now. */
@Path("/v1/credentials/{id}/renewal")
@Tag(name = "Credentials")
public class RenewalResource {

  private final CredentialRenewer renewer;
  private final CredentialViews views;
  private final Caller caller;

  RenewalResource(CredentialRenewer renewer, CredentialViews views, Caller caller) {
    this.renewer = renewer;
    this.views = views;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "renewCredential",
      summary = "Issue a credential anew",
      description =
          "The next edition has the same id, status, facts and awardedDate, and a later validFrom."
              + " Earlier editions stay valid; revoking revokes all. Say which edition it follows:"
              + " so the same request again gives the same edition. Only an active credential can"
              + " be renewed. dryRun=true changes nothing.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  @APIResponseSchema(CredentialView.class)
  public Response renew(
      @PathParam("id") UUID id, @Context UriInfo uri, @Valid @NotNull Renewal renewal) {
    var institution = caller.institution();
    if (DryRun.isAsked(uri.getQueryParameters())) {
      return renewer
          .rehearse(institution, id, renewal.edition())
          .map(wouldChange -> Response.ok(new CredentialResource.Rehearsal(wouldChange)).build())
          .orElseThrow(NotFoundException::new);
    }
    return renewer
        .renew(institution, id, renewal.edition(), caller.name())
        .map(credential -> Response.ok(views.of(credential)).build())
        .orElseThrow(NotFoundException::new);
  }

  /**
   * What is to be renewed.
   *
   * @param edition the present one, as the credential says
   */
  @Schema(examples = "{\"edition\": 1}")
  public record Renewal(@NotNull @Min(1) Integer edition) {}
}
