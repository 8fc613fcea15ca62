package nl.microcredentials.issuer.achievements.edubadges;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.microcredentials.issuer.achievements.AchievementResource;
import nl.microcredentials.issuer.achievements.Achievements.Outcome;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an institution brings its badge classes from edubadges. */
@Path("/v1/achievements/imports/edubadges")
@Tag(name = "Achievements")
public class EdubadgesImportResource {

  private final EdubadgesImport edubadgesImport;
  private final Caller caller;

  EdubadgesImportResource(EdubadgesImport edubadgesImport, Caller caller) {
    this.edubadgesImport = edubadgesImport;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "importEdubadgesBadgeClass",
      summary = "Make a draft achievement of a badge class of edubadges",
      description =
          "Takes a BadgeClass of Open Badges 2.0 with the extensions of edubadges. The draft must"
              + " meet the agreements like any other; what is assumed and what cannot be carried"
              + " over stands in warnings. Texts are plain text or Markdown: HTML is refused."
              + " Importing again changes the draft, until it is published.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Object.class),
              examples =
                  @ExampleObject(name = "badge class", value = BadgeClassExamples.PSYCHOLOGY)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @APIResponse(responseCode = "409", description = "The name belongs to a published achievement")
  @APIResponse(responseCode = "422", description = "It breaks a rule, or holds HTML")
  public Response importBadgeClass(
      @Parameter(description = "Name of the achievement", example = "introduction-to-psychology")
          @QueryParam("id")
          @NotNull
          @Pattern(regexp = AchievementResource.NAME)
          String id,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @NotNull ObjectNode badgeClass) {
    var order =
        new EdubadgesImport.Order(caller.institution(), id, dryRun.equals("true"), caller.name());
    var imported = edubadgesImport.run(order, badgeClass);
    var isNew = imported.stored().outcome() == Outcome.CREATED && !order.dryRun();
    return Response.status(isNew ? 201 : 200)
        .entity(
            new Answer(
                AchievementResource.Representation.of(imported.stored().achievement()),
                imported.warnings()))
        .build();
  }

  /**
   * What was made of the badge class.
   *
   * @param warnings what to look at before it is published
   */
  @Schema(name = "ImportedAchievement")
  public record Answer(AchievementResource.Representation achievement, List<Warning> warnings) {}
}
