package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an achievement was like. */
@Path("/v1/achievements/{id}/versions")
@Tag(name = "Achievements")
public class AchievementVersionsResource {

  private static final int VERSIONS_ON_A_PAGE = 50;

  private final Achievements achievements;
  private final Caller caller;

  AchievementVersionsResource(Achievements achievements, Caller caller) {
    this.achievements = achievements;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "listAchievementVersions",
      summary = "The versions of an achievement, the latest first")
  public VersionPage versions(
      @PathParam("id") String id,
      @QueryParam("cursor")
          @DefaultValue("999999999")
          @Pattern(regexp = AchievementResource.VERSION)
          String cursor) {
    var found =
        achievements.history(
            caller.institution(), id, Integer.parseInt(cursor), VERSIONS_ON_A_PAGE + 1);
    if (found.isEmpty()) {
      throw new NotFoundException();
    }
    var page = found.subList(0, Math.min(found.size(), VERSIONS_ON_A_PAGE));
    var next = found.size() > page.size() ? Integer.toString(page.getLast().key.version()) : null;
    return new VersionPage(page.stream().map(VersionPage.Entry::of).toList(), next);
  }

  /** Some versions, the latest first. */
  @Schema(name = "AchievementVersionPage")
  public record VersionPage(
      List<Entry> versions,
      @Schema(description = "Pass it on as cursor; absent on the last page")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          String next) {

    /** One version. */
    @Schema(name = "AchievementVersion")
    public record Entry(int version, AchievementState state, Instant changedAt) {

      static Entry of(AchievementVersion version) {
        return new Entry(version.key.version(), version.definition.state(), version.changedAt);
      }
    }
  }
}
