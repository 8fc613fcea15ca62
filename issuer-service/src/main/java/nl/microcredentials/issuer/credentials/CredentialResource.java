package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.problem.ProblemType.NOT_ACCEPTABLE;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_PENDING;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.issuer.DryRun;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.CredentialView;
import nl.microcredentials.issuer.issuance.CredentialViews;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.issuance.SecuredForm;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.registry.Said;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The credentials of the caller's institution. */
@Path("/v1/credentials/{id}")
@Tag(name = "Credentials")
@RunOnVirtualThread
public class CredentialResource {

  private final Awards awards;
  private final CredentialLifecycle lifecycle;
  private final StatusNotes notes;
  private final CredentialViews views;
  private final Outbox outbox;
  private final Caller caller;

  CredentialResource(
      Awards awards,
      CredentialLifecycle lifecycle,
      StatusNotes notes,
      CredentialViews views,
      Outbox outbox,
      Caller caller) {
    this.awards = awards;
    this.lifecycle = lifecycle;
    this.notes = notes;
    this.views = views;
    this.outbox = outbox;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces({
    MediaType.APPLICATION_JSON,
    "application/vc",
    "application/vc+jwt",
    "application/dc+sd-jwt"
  })
  @Operation(
      operationId = "getCredential",
      summary = "A credential and what became of it, or one of its signed forms",
      description =
          "Accept decides. All forms have one status and one entry in the registry: an Open Badge"
              + " with an embedded proof (application/vc), the same as a JWT (application/vc+jwt),"
              + " and an attestation for European wallets (application/dc+sd-jwt), which names the"
              + " learner.")
  @APIResponse(
      responseCode = "200",
      description = "The credential",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = CredentialView.class)),
        @Content(mediaType = "application/vc", schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = "application/vc+jwt", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/dc+sd-jwt", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "404", description = "Your institution has no such credential")
  @APIResponse(
      responseCode = "410",
      description = "The learner is erased; what became of the credential is JSON still")
  @APIResponse(responseCode = "406", description = "This credential does not have that form")
  public Response get(@PathParam("id") UUID id, @Context Request request) {
    var forms = awards.formsOf(caller.institution(), id).orElseThrow(NotFoundException::new);
    var type = negotiate(request, forms);
    var entity =
        forms.stream()
            .filter(form -> type.equals(MediaType.valueOf(form.mediaType())))
            .findAny()
            .<Object>map(form -> awards.secured(caller.institution(), id, form).orElseThrow())
            .orElseGet(() -> views.of(find(id)));
    return Response.ok(entity, type)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "no-store") // it may name the learner
        .build();
  }

  private static MediaType negotiate(Request request, Set<SecuredForm> forms) {
    var types =
        Stream.concat(
                Stream.of(MediaType.APPLICATION_JSON), forms.stream().map(SecuredForm::mediaType))
            .toList();
    var variants =
        types.stream()
            .map(type -> new Variant(MediaType.valueOf(type), (String) null, null))
            .toList();
    return Optional.ofNullable(request.selectVariant(variants))
        .map(Variant::getMediaType)
        .orElseThrow(() -> new NoSuchForm(types));
  }

  @POST
  @Path("revocation")
  @RolesAllowed({"issuer", "exam-board"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "revokeCredential",
      summary = "Revoke a credential for ever",
      description =
          "Revoking it again changes nothing and answers the same. dryRun=true says whether it"
              + " would change anything, or refuses as it would.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  @APIResponseSchema(CredentialView.class)
  public Response revoke(
      @PathParam("id") UUID id, @Context UriInfo uri, @Valid @NotNull StatusChange change) {
    return change(
        id, change.to(Kind.REVOKED, caller.name()), DryRun.isAsked(uri.getQueryParameters()));
  }

  @POST
  @Path("suspension")
  @RolesAllowed({"issuer", "exam-board"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "suspendCredential",
      summary = "Suspend a credential for the time being",
      description = "As for a revocation, but it can end.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  @APIResponseSchema(CredentialView.class)
  public Response suspend(
      @PathParam("id") UUID id, @Context UriInfo uri, @Valid @NotNull StatusChange change) {
    return change(
        id, change.to(Kind.SUSPENDED, caller.name()), DryRun.isAsked(uri.getQueryParameters()));
  }

  @DELETE
  @Path("suspension")
  @RolesAllowed({"issuer", "exam-board"})
  @Operation(operationId = "reinstateCredential", summary = "End the suspension of a credential")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  @APIResponseSchema(CredentialView.class)
  public Response reinstate(
      @PathParam("id") UUID id,
      @Context UriInfo uri,
      @QueryParam("reason") @DefaultValue("investigation-closed") String reason) {
    var change = new StatusChange(reason, null);
    return change(
        id,
        change.to(Kind.REINSTATED, caller.name()),
        DryRun.isAsked(uri.getQueryParameters(), "reason"));
  }

  @GET
  @Path("history")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(operationId = "getHistory", summary = "Everything that happened to a credential")
  public History history(@PathParam("id") UUID id) {
    var credential = find(id);
    return new History(
        UrnUuid.of(id),
        credential.replaces().map(UrnUuid::of).orElse(null),
        credential.replacedBy().map(UrnUuid::of).orElse(null),
        outbox.historyOf(id));
  }

  @GET
  @Path("notes")
  @RolesAllowed({"issuer", "exam-board"})
  @Operation(
      operationId = "getNotes",
      summary = "What was remarked when the status was changed",
      description = "Notes may be about the learner and are for the institution alone.")
  public Notes notes(@PathParam("id") UUID id) {
    return new Notes(UrnUuid.of(find(id).id()), notes.of(id));
  }

  @GET
  @Path("receipt")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getReceipt",
      summary = "The registry's receipt",
      description = "Shows offline that the credential is in the log. 409 while that is pending.")
  public String receipt(@PathParam("id") UUID id) {
    return outbox.receiptOf(find(id).id()).orElseThrow(Pending::new);
  }

  private Response change(UUID id, RequestedChange change, boolean dryRun) {
    var institution = caller.institution();
    if (dryRun) {
      return lifecycle
          .rehearse(institution, id, change.kind())
          .map(wouldChange -> Response.ok(new Rehearsal(wouldChange)).build())
          .orElseThrow(NotFoundException::new);
    }
    return lifecycle
        .change(institution, id, change)
        .map(credential -> Response.ok(views.of(credential)).build())
        .orElseThrow(NotFoundException::new);
  }

  private IssuedCredential find(UUID id) {
    return awards.issued(caller.institution(), id).orElseThrow(NotFoundException::new);
  }

  /**
   * The history of a credential, oldest event first.
   *
   * @param replaces the credential that it corrects, whose history this one goes on with
   * @param replacedBy the credential that goes on with this history
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record History(String id, String replaces, String replacedBy, List<Said> events) {}

  /** What was remarked, oldest first. */
  public record Notes(String id, List<StatusNotes.Note> notes) {}

  /** The answer to a dry run that is not refused. */
  public record Rehearsal(boolean wouldChange) {}

  /** The credential cannot be had in a form that the caller takes. */
  static final class NoSuchForm extends Refused {

    private static final long serialVersionUID = 1;

    NoSuchForm(List<String> types) {
      super(
          NOT_ACCEPTABLE, "This credential can be had as %s.".formatted(String.join(", ", types)));
    }
  }

  /** The registry has not confirmed it yet. */
  static final class Pending extends Refused {

    private static final long serialVersionUID = 1;

    Pending() {
      super(REGISTRATION_PENDING, "The registry has not confirmed this credential yet.");
    }
  }
}
