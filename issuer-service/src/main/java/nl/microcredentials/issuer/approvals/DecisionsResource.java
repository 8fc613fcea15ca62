package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.TimeCursor;
import nl.microcredentials.issuer.approvals.Approval.State;
import nl.microcredentials.issuer.approvals.Approvals.Filter;
import nl.microcredentials.issuer.approvals.ExamBoard.Decision;
import nl.microcredentials.issuer.elements.PlainText;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.institutions.Institution;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One decision about many completions. */
@Path("/v1/approvals/decisions")
@Tag(name = "Approvals")
public class DecisionsResource {

  /** So many are decided in one call; a caller who wants more calls again. */
  private static final int AT_ONCE = 200;

  private final Approvals approvals;
  private final ExamBoard board;
  private final Caller caller;

  DecisionsResource(Approvals approvals, ExamBoard board, Caller caller) {
    this.approvals = approvals;
    this.board = board;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("exam-board")
  @Operation(
      operationId = "decideMany",
      summary = "Approve or reject many completions",
      description =
          "Either those with the ids, or those that wait and match the filter, 200 in one call."
              + " Each is decided for itself, as if it came alone; the answer names those that"
              + " cannot be, which go on waiting. While next is there, send the same again with it"
              + " as cursor. Sending anything again changes nothing.")
  public Decided decide(@Valid @NotNull DecisionsRequest request) {
    var institution = caller.institution();
    if (request.ids() != null) {
      return decide(institution, request.ids(), request, null);
    }
    var filter =
        new Filter(
            Optional.of(State.WAITING),
            Optional.ofNullable(request.filter().achievement()),
            Optional.ofNullable(request.filter().batch()));
    var after = Optional.ofNullable(request.cursor()).map(TimeCursor::parse);
    var found = approvals.list(institution, filter, after, AT_ONCE + 1);
    var these = found.subList(0, Math.min(found.size(), AT_ONCE));
    var next = found.size() > AT_ONCE ? these.getLast().place().text() : null;
    return decide(institution, these.stream().map(one -> one.id).toList(), request, next);
  }

  private Decided decide(
      Institution institution, List<UUID> ids, DecisionsRequest request, String next) {
    var decision =
        new Decision(request.decision().outcome(), Optional.ofNullable(request.reason()));
    var by = ApprovalResource.decider(caller);
    return new Decided(
        ids.stream().distinct().map(id -> decide(institution, id, decision, by)).toList(), next);
  }

  private Outcome decide(Institution institution, UUID id, Decision decision, Reporter by) {
    try {
      return board
          .decide(institution, id, decision, by)
          .map(approval -> new Outcome(id, ApprovalView.of(approval), null))
          .orElseGet(() -> new Outcome(id, null, RefusedBecause.of(ProblemType.NOT_FOUND)));
    } catch (Refused e) {
      return new Outcome(id, null, RefusedBecause.of(e));
    }
  }

  /**
   * What is decided about what.
   *
   * @param ids of up to 200; or else
   * @param filter by achievement, by upload, or by both
   * @param cursor next of the answer before
   */
  @Schema(
      name = "Decisions",
      examples =
          "{\"decision\": \"approved\", \"filter\": {\"achievement\":"
              + " \"introduction-to-quantum-computing\"}}")
  public record DecisionsRequest(
      @NotNull Verdict decision,
      String reason,
      @Size(min = 1, max = AT_ONCE) List<@NotNull UUID> ids,
      @Valid Selection filter,
      String cursor) {

    public DecisionsRequest {
      if (reason != null) {
        PlainText.check(reason, PlainText.SHORT);
      }
      if ((ids == null) == (filter == null) || (filter == null && cursor != null)) {
        throw malformed("Send either ids or a filter.");
      }
    }
  }

  /** Which of those that wait are meant. */
  @Schema(name = "ApprovalSelection")
  public record Selection(
      @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String achievement, UUID batch) {

    public Selection {
      if (achievement == null && batch == null) {
        throw malformed("A filter names an achievement, an upload, or both.");
      }
    }
  }

  /** What became of each. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Decided(List<Outcome> outcomes, String next) {}

  /** One of them: as it is now, or why it could not be decided. */
  @Schema(name = "DecisionOutcome")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outcome(UUID id, ApprovalView approval, RefusedBecause problem) {}

  /** The members of RFC 9457 that say why. */
  @Schema(name = "DecisionProblem")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RefusedBecause(URI type, String title, String detail, List<Violation> errors) {

    static RefusedBecause of(Refused e) {
      return new RefusedBecause(e.type().uri(), e.type().title(), e.detail(), e.violations());
    }

    static RefusedBecause of(ProblemType type) {
      return new RefusedBecause(type.uri(), type.title(), null, List.of());
    }
  }
}
