package nl.microcredentials.issuer.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where institutions report that a learner has completed a micro-credential. */
@Path("/v1/completions")
@Tag(name = "Issuing")
public class CompletionResource {

  private final CompletionIntake intake;
  private final CompletionAnswers answers;
  private final Caller caller;

  CompletionResource(CompletionIntake intake, CompletionAnswers answers, Caller caller) {
    this.intake = intake;
    this.answers = answers;
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
              + " with 200. With dryRun=true it answers the same refusals, or 200 without content"
              + " of its own, and changes nothing.")
  public Response report(
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @HeaderParam("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,255}") String key,
      @Valid @NotNull Completion completion) {
    var institution = caller.institution();
    if (dryRun.equals("true")) {
      intake.rehearse(institution, completion);
      return Response.ok(new Rehearsal(true)).build();
    }
    var taken = intake.take(institution, completion, Optional.ofNullable(key), caller.name());
    var answer = answers.of(taken);
    return Response.status(answer.status())
        .header("Location", answer.location())
        .entity(answer.body())
        .build();
  }
}
