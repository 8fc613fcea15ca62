package nl.microcredentials.issuer.erasure;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionGate;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.learners.Learners;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Under which id a learner is known here. Asked by POST: addresses end up in logs. */
@Path("/v1/learners/lookup")
@Tag(name = "Learners")
public class LearnerLookupResource {

  private final Learners learners;
  private final Caller caller;

  LearnerLookupResource(Learners learners, Caller caller) {
    this.learners = learners;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "privacy-officer"})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "lookUpLearner",
      summary = "Find the id of a learner",
      description =
          "Send the identifier by which the learner was reported: the first of eduId,"
              + " eduPersonPrincipalName and email that their completions had. Nothing is stored.")
  @APIResponse(responseCode = "200", description = "The learner is known")
  @APIResponse(responseCode = "404", description = "Nobody is known by this identifier")
  public Found lookUp(@Valid @NotNull Identifier identifier) {
    return CompletionGate.identifierOf(
            identifier.eduId(), identifier.eduPersonPrincipalName(), identifier.email())
        .flatMap(text -> learners.known(caller.institution(), text))
        .map(Found::new)
        .orElseThrow(NotFoundException::new);
  }

  /** One identifier of a learner. */
  @Schema(
      name = "LearnerIdentifier",
      examples = "{\"eduPersonPrincipalName\": \"s1234567@universiteit-aan-zee.example\"}")
  public record Identifier(
      @Pattern(regexp = Completion.EDU_ID) String eduId,
      @Pattern(regexp = Completion.SCOPED_NAME) String eduPersonPrincipalName,
      @Pattern(regexp = Completion.SCOPED_NAME) String email) {

    public Identifier {
      if (Stream.of(eduId, eduPersonPrincipalName, email).filter(Objects::nonNull).count() != 1) {
        throw malformed("Send one of eduId, eduPersonPrincipalName and email.");
      }
    }
  }

  /** The learner. */
  @Schema(name = "FoundLearner")
  public record Found(UUID id) {}
}
