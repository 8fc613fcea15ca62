package nl.microcredentials.issuer.rules.decisions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why the caller's institution could define an achievement as it is. */
@Path("/v1/achievements/{id}/decision")
@Tag(name = "Achievements")
public class AchievementDecisionResource {

  private final Decisions decisions;
  private final Caller caller;

  AchievementDecisionResource(Decisions decisions, Caller caller) {
    this.decisions = decisions;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getAchievementDecision",
      summary = "Why a version of an achievement is allowed; the present one by default",
      description =
          "The versions of the rule packs that were in force when it was defined, every rule of"
              + " them with the value found, and a digest of the definition. It never changes.")
  public DecisionView get(
      @PathParam("id") String id,
      @QueryParam("version") @Pattern(regexp = "[1-9][0-9]{0,8}") String version) {
    return decisions
        .ofAchievement(caller.institution(), id, Optional.ofNullable(version).map(Integer::valueOf))
        .orElseThrow(NotFoundException::new);
  }
}
