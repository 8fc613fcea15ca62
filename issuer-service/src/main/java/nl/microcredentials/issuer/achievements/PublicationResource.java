package nl.microcredentials.issuer.achievements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.issuer.achievements.AchievementResource.Representation;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether an achievement can be awarded. */
@Path("/v1/achievements/{id}/publication")
@Tag(name = "Achievements")
public class PublicationResource {

  private final Achievements achievements;
  private final Caller caller;

  PublicationResource(Achievements achievements, Caller caller) {
    this.achievements = achievements;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "publishAchievement",
      summary = "Publish an achievement, so that it can be awarded",
      description = "It must meet the agreements of today. The same as putting its state.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Representation.class)))
  public Response publish(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    return AchievementResource.respond(
        achievements.publish(edit(id, Precondition.of(ifMatch, null))));
  }

  @DELETE
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "withdrawAchievement",
      summary = "Withdraw an achievement, so that it is not awarded any more",
      description = "It stays readable for those who hold it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Representation.class)))
  @APIResponse(responseCode = "409", description = "It was never published")
  public Response withdraw(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    return AchievementResource.respond(
        achievements.withdraw(edit(id, Precondition.of(ifMatch, null))));
  }

  private Edit edit(String id, Precondition precondition) {
    return new Edit(caller.institution(), id, precondition, caller.name());
  }
}
