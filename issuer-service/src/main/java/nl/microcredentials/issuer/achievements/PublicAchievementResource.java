package nl.microcredentials.issuer.achievements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import nl.microcredentials.issuer.institutions.Institutions;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  @Operation(operationId = "getPublicAchievement", summary = "A published achievement")
  public AchievementResource.Representation get(
      @PathParam("institution") String institution, @PathParam("id") String id) {
    return institutions
        .named(institution)
        .flatMap(offering -> achievements.find(offering, id))
        .filter(achievement -> achievement.definition().state() != AchievementState.DRAFT)
        .map(AchievementResource.Representation::of)
        .orElseThrow(NotFoundException::new);
  }
}
