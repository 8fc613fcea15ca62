package nl.microcredentials.issuer.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import nl.microcredentials.issuer.DryRun;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where institutions report that a learner has completed a micro-credential. */
@Path("/v1/completions")
@Tag(name = "Issuing")
public class CompletionResource extends IntakeResource {

  private final CompletionIntake intake;
  private final Caller caller;

  CompletionResource(CompletionIntake intake, CompletionAnswers answers, Caller caller) {
    super(answers, caller);
    this.intake = intake;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("issuer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reportCompletion",
      summary = "Report a completion and get the credential",
      description =
          "Answers 201 with the credential; the same completion again gives the same credential"
              + " with 200. Where the institution wants four eyes it answers 202 with the address of"
              + " the approval that it waits for, and the same again does not wait twice. With"
              + " dryRun=true it answers the same refusals, or 200 without content of its own, and"
              + " changes nothing.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  public Response report(
      @Context UriInfo uri,
      @HeaderParam("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,255}") String key,
      @Valid @NotNull Completion completion) {
    var institution = caller.institution();
    if (DryRun.isAsked(uri.getQueryParameters())) {
      return Response.ok(intake.rehearse(institution, completion)).build();
    }
    return respond(intake.take(institution, completion, Optional.ofNullable(key), reporter()));
  }
}
