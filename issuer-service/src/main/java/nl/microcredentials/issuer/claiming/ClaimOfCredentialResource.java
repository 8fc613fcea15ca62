package nl.microcredentials.issuer.claiming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a learner has a credential, for the institution that awarded it. */
@Path("/v1/credentials/{id}/claim")
@Tag(name = "Learners")
@RunOnVirtualThread
public class ClaimOfCredentialResource {

  private final Claims claims;
  private final InvitationMail invitations;
  private final Caller caller;

  ClaimOfCredentialResource(Claims claims, InvitationMail invitations, Caller caller) {
    this.claims = claims;
    this.invitations = invitations;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getClaim",
      summary = "Whether the learner has taken the credential into possession")
  public ClaimView get(@PathParam("id") UUID id) {
    return ClaimView.of(find(id));
  }

  @POST
  @Path("invitation")
  @RolesAllowed("issuer")
  @Operation(
      operationId = "inviteLearner",
      summary = "Send the learner a message with a new link",
      description = "Answers 202; what became of it stands in the claim.")
  public Response invite(@PathParam("id") UUID id) {
    if (!claims.invite(caller.institution(), id)) {
      throw new NotFoundException();
    }
    return Response.accepted().build();
  }

  @POST
  @Path("link")
  @RolesAllowed("issuer")
  @Operation(
      operationId = "newClaimLink",
      summary = "Get a link to hand to the learner",
      description =
          "For a student portal, or a learner without e-mail. Whoever opens it first has the"
              + " credential: give it to the learner and nobody else.")
  public Link link(@PathParam("id") UUID id) {
    return new Link(
        invitations.linkWith(claims.newCode(find(id).awardId)), Claims.CODE_LIFETIME.toDays());
  }

  private Claim find(UUID id) {
    return claims.of(caller.institution(), id).orElseThrow(NotFoundException::new);
  }

  /**
   * How a credential came to its learner, or did not yet.
   *
   * @param claimedAt absent as long as nobody has used a link
   * @param invitations messages that the mail server has taken
   * @param nextInvitationAt absent if no message is due
   * @param shared whether the learner shows it to others
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClaimView(
      String state,
      Instant claimedAt,
      int invitations,
      Instant lastInvitedAt,
      Instant nextInvitationAt,
      String lastProblem,
      boolean shared) {

    static ClaimView of(Claim claim) {
      return new ClaimView(
          claim.claimedAt == null ? "unclaimed" : "claimed",
          claim.claimedAt,
          claim.invitations,
          claim.lastInvitedAt,
          claim.nextInvitationAt,
          claim.lastProblem,
          claim.shareToken != null);
    }
  }

  /**
   * A link that works once.
   *
   * @param validForDays after which it has to be replaced
   */
  public record Link(String link, long validForDays) {}
}
