package nl.microcredentials.issuer.approvals;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.approvals.ExamBoard.Decision;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.elements.PlainText;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A completion that waits for the exam board of the caller's institution. */
@Path("/v1/approvals/{id}")
@Tag(name = "Approvals")
@RunOnVirtualThread
public class ApprovalResource {

  private final Approvals approvals;
  private final StoredCompletions completions;
  private final ExamBoard board;
  private final Caller caller;

  ApprovalResource(
      Approvals approvals, StoredCompletions completions, ExamBoard board, Caller caller) {
    this.approvals = approvals;
    this.completions = completions;
    this.board = board;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"issuer", "exam-board"})
  @Operation(operationId = "getApproval", summary = "What became of a completion that waited")
  public ApprovalView get(@PathParam("id") UUID id) {
    return view(find(id));
  }

  @GET
  @Path("completion")
  @RolesAllowed("exam-board")
  @Operation(
      operationId = "getCompletionToApprove",
      summary = "What was reported, for those who decide about it")
  public Completion completion(@PathParam("id") UUID id) {
    return completions.read(find(id));
  }

  @POST
  @Path("decision")
  @RolesAllowed("exam-board")
  @Operation(
      operationId = "decide",
      summary = "Approve or reject a completion",
      description =
          "What is approved is issued at once, after every rule was looked at again. The same"
              + " decision again changes nothing, the opposite is refused (409). Nobody approves"
              + " what they, or the client they use, reported (403). What was rejected may be"
              + " reported again.")
  public ApprovalView decide(@PathParam("id") UUID id, @Valid @NotNull DecisionRequest request) {
    return board
        .decide(caller.institution(), id, request.toDecision(), decider(caller))
        .map(this::view)
        .orElseThrow(NotFoundException::new);
  }

  static Reporter decider(Caller caller) {
    return Reporter.of(caller.name(), caller.client());
  }

  private Approval find(UUID id) {
    return approvals.of(caller.institution(), id).orElseThrow(NotFoundException::new);
  }

  private ApprovalView view(Approval approval) {
    return ApprovalView.of(approval, board.reasonOf(approval));
  }

  /**
   * What is decided.
   *
   * @param decision approved or rejected
   * @param reason for those who reported it; kept encrypted
   */
  @Schema(name = "Decision", examples = "{\"decision\": \"approved\"}")
  public record DecisionRequest(@NotNull Verdict decision, String reason) {

    public DecisionRequest {
      if (reason != null) {
        PlainText.check(reason, PlainText.SHORT);
      }
    }

    Decision toDecision() {
      return new Decision(decision.outcome(), Optional.ofNullable(reason));
    }
  }
}
