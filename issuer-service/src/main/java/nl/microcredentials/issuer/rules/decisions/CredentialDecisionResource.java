package nl.microcredentials.issuer.rules.decisions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why the caller's institution could issue a credential. */
@Path("/v1/credentials/{id}/decision")
@Tag(name = "Credentials")
public class CredentialDecisionResource {

  private final Decisions decisions;
  private final Caller caller;

  CredentialDecisionResource(Decisions decisions, Caller caller) {
    this.decisions = decisions;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getCredentialDecision",
      summary = "Why a credential could be issued",
      description =
          "The versions of the rule packs that were in force on the day of the result, every rule"
              + " of them with the value found, and a digest of the completion. It never changes.")
  public DecisionView get(@PathParam("id") UUID id) {
    return decisions.ofAward(caller.institution(), id).orElseThrow(NotFoundException::new);
  }
}
