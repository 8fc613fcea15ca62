package nl.microcredentials.issuer.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where institutions correct what they reported. */
@Path("/v1/credentials/{id}/replacement")
@Tag(name = "Credentials")
public class ReplacementResource extends IntakeResource {

  private final CompletionIntake intake;
  private final Caller caller;

  ReplacementResource(CompletionIntake intake, CompletionAnswers answers, Caller caller) {
    super(answers, caller);
    this.intake = intake;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceCredential",
      summary = "Replace a credential by a corrected one",
      description =
          "Send the completion as it should have been: the same record, learner and achievement."
              + " Answers 201 with a credential that has an id and a status of its own and the date"
              + " of the first award; the old one gets the status replaced in the same moment and"
              + " says where the new one is. The same again gives the same with 200, another"
              + " correction of the same credential 409: correct its successor. With four eyes it"
              + " answers 202, and everything happens when the exam board approves. dryRun=true"
              + " changes nothing.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  public Response replace(
      @PathParam("id") UUID id, @Context UriInfo uri, @Valid @NotNull Completion completion) {
    var institution = caller.institution();
    if (DryRun.isAsked(uri.getQueryParameters())) {
      return intake
          .rehearseCorrection(institution, id, completion)
          .map(rehearsal -> Response.ok(rehearsal).build())
          .orElseThrow(NotFoundException::new);
    }
    return intake
        .takeCorrection(institution, id, completion, reporter())
        .map(this::respond)
        .orElseThrow(NotFoundException::new);
  }
}
