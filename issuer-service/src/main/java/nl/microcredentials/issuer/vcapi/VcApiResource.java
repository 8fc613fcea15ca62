package nl.microcredentials.issuer.vcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.security.AuthorizationPolicy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The issuing side of the VC API, and of the holder's the part that needs no key.
 *
 * @see <a href="https://w3c-ccg.github.io/vc-api/">W3C CCG, Verifiable Credential API</a>
 */
@Path("/vc-api")
@Tag(name = "VC API")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AuthorizationPolicy(name = VcApiAccess.NAME)
@RunOnVirtualThread
public class VcApiResource {

  private final Instances instances;
  private final AwardedCredentials awarded;
  private final ThrowAwayIssuance throwAway;
  private final Caller caller;
  private final SecurityIdentity identity;

  VcApiResource(
      Instances instances,
      AwardedCredentials awarded,
      ThrowAwayIssuance throwAway,
      Caller caller,
      SecurityIdentity identity) {
    this.instances = instances;
    this.awarded = awarded;
    this.throwAway = throwAway;
    this.caller = caller;
    this.identity = identity;
  }

  @POST
  @Path("{instance}/credentials/issue")
  @Operation(
      operationId = "vcApiIssueCredential",
      summary = "Secure a credential with the cryptosuite of this instance",
      description =
          "The credential is one that your institution has awarded, without its proof."
              + " Anything else is signed in conformance profiles only.")
  public Response issue(@PathParam("instance") String name, @Valid @NotNull IssueRequest request) {
    var instance = find(name);
    var options = IssueOptions.read(request.options());
    var secured =
        switch (instance) {
          case Instance.OfInstitution one -> awarded.secure(one, request.credential(), options);
          case Instance.ThrowAway one -> throwAway.issue(one, request.credential(), options);
        };
    return Response.status(Response.Status.CREATED).entity(new Secured(secured)).build();
  }

  @POST
  @Path("{instance}/credentials/derive")
  @Operation(
      operationId = "vcApiDeriveCredential",
      summary = "Derive a credential that shows a part of another",
      description = "For instances whose cryptosuite discloses selectively.")
  public Response derive(
      @PathParam("instance") String name, @Valid @NotNull DeriveRequest request) {
    var mechanism = find(name).mechanism();
    var pointers =
        IssueOptions.pointers(request.options().path("selectivePointers"), "selectivePointers");
    var derived = mechanism.derive(request.verifiableCredential(), pointers);
    return Response.status(Response.Status.CREATED).entity(new Secured(derived)).build();
  }

  @POST
  @Path("credentials/status")
  @Operation(
      operationId = "vcApiUpdateStatus",
      summary = "Revoke a credential",
      description = "Revoking it again changes nothing. A revocation cannot be taken back: 409.")
  public Response updateStatus(@Valid @NotNull StatusRequest request) {
    var update =
        StatusUpdate.read(request.credentialId(), request.credentialStatus(), request.status());
    var isKnown =
        identity.isAnonymous()
            ? throwAway.update(update)
            : awarded.update(caller.institution(), update, caller.name());
    if (!isKnown) {
      throw new NotFoundException();
    }
    return Response.ok().build();
  }

  /** That of another institution does not exist for the caller. */
  private Instance find(String name) {
    return instances
        .named(name)
        .filter(instance ->
            switch (instance) {
              case Instance.OfInstitution(_, _, var institution) ->
                  institution.name().equals(caller.institution().name());
              case Instance.ThrowAway _ -> true;
            })
        .orElseThrow(NotFoundException::new);
  }

  /** A credential that is to be secured. */
  @Schema(name = "VcApiIssueRequest")
  public record IssueRequest(@NotNull ObjectNode credential, ObjectNode options) {}

  /** A credential of which a part is to be shown. */
  @Schema(name = "VcApiDeriveRequest")
  public record DeriveRequest(
      @NotNull ObjectNode verifiableCredential, @NotNull ObjectNode options) {}

  /** What the status of a credential is to be. */
  @Schema(name = "VcApiStatusRequest")
  public record StatusRequest(
      @NotNull JsonNode credentialId,
      @NotNull JsonNode credentialStatus,
      JsonNode status,
      JsonNode indexAllocator) {}

  /** A credential with its proof. */
  @Schema(name = "VcApiSecured")
  public record Secured(ObjectNode verifiableCredential) {}
}
