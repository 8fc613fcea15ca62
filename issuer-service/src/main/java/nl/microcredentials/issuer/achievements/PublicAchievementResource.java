package nl.microcredentials.issuer.achievements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stands behind the achievement IRI in a credential. Drafts are not shown. */
@Path("/{institution}/achievements/{id}")
@Tag(name = "Public documents")
public class PublicAchievementResource {

  private final Institutions institutions;
  private final Achievements achievements;

  PublicAchievementResource(Institutions institutions, Achievements achievements) {
    this.institutions = institutions;
    this.achievements = achievements;
  }

  @GET
  @PermitAll
  @RunOnVirtualThread
  @Operation(
      operationId = "getPublicAchievement",
      summary = "A published achievement in its present version, or in the one of a credential")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(implementation = AchievementResource.Representation.class)))
  public Response get(
      @PathParam("institution") String institution,
      @PathParam("id") String id,
      @QueryParam("version") @Pattern(regexp = AchievementResource.VERSION) String version) {
    var achievement =
        institutions
            .named(institution)
            .flatMap(offering -> find(offering, id, version))
            .orElseThrow(NotFoundException::new);
    return AchievementResource.respond(Response.ok(), achievement);
  }

  private Optional<PublishedAchievement> find(Institution offering, String id, String version) {
    var present = achievements.find(offering, id).filter(PublicAchievementResource::isPublic);
    return version == null
        ? present
        : present
            .flatMap(_ -> achievements.find(offering, id, Integer.parseInt(version)))
            .filter(PublicAchievementResource::isPublic);
  }

  private static boolean isPublic(PublishedAchievement achievement) {
    return achievement.definition().state() != AchievementState.DRAFT;
  }
}
