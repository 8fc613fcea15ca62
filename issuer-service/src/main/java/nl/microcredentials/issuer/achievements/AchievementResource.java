package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The micro-credentials that the caller's institution offers. */
@Path("/v1/achievements/{id}")
@Tag(name = "Achievements")
public class AchievementResource {

  private final Achievements achievements;
  private final Caller caller;

  AchievementResource(Achievements achievements, Caller caller) {
    this.achievements = achievements;
    this.caller = caller;
  }

  @PUT
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "putAchievement",
      summary = "Create or change an achievement",
      description =
          "Answers 201 if it is new and 200 otherwise. Credentials that were issued keep the"
              + " version they were issued with. With dryRun=true it answers the same, and"
              + " changes nothing.")
  public Response put(
      @PathParam("id") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @Valid @NotNull AchievementDefinition definition) {
    var institution = caller.institution();
    var stored =
        dryRun.equals("true")
            ? achievements.rehearse(institution, id, definition)
            : achievements.put(institution, id, definition, caller.name());
    return Response.status(stored.created() ? 201 : 200)
        .entity(Representation.of(stored.achievement()))
        .build();
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(operationId = "getAchievement", summary = "An achievement in its present version")
  public Representation get(@PathParam("id") String id) {
    return achievements
        .find(caller.institution(), id)
        .map(Representation::of)
        .orElseThrow(NotFoundException::new);
  }

  /**
   * An achievement as it is stored.
   *
   * @param id its IRI, which stands in credentials
   * @param version counts the changes, from 1
   */
  public record Representation(
      String id, int version, @JsonUnwrapped AchievementDefinition definition) {

    static Representation of(PublishedAchievement achievement) {
      return new Representation(achievement.id(), achievement.version(), achievement.definition());
    }
  }
}
