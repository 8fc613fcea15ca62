package nl.microcredentials.issuer.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.issuer.PageRequest;
import nl.microcredentials.issuer.approvals.Approval.State;
import nl.microcredentials.issuer.approvals.Approvals.Filter;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits, or waited, for the exam board of the caller's institution. */
@Path("/v1/approvals")
@Tag(name = "Approvals")
public class ApprovalsResource {

  private final Approvals approvals;
  private final Caller caller;

  ApprovalsResource(Approvals approvals, Caller caller) {
    this.approvals = approvals;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "listApprovals",
      summary = "Completions that wait or waited, oldest first")
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      schema = @Schema(enumeration = {"waiting", "approved", "rejected"}))
  @Parameter(
      name = "achievement",
      in = ParameterIn.QUERY,
      example = "introduction-to-quantum-computing",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "batch",
      in = ParameterIn.QUERY,
      description = "The upload that they came with",
      schema = @Schema(implementation = String.class, format = "uuid"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next of the page before",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 200, 50 if absent",
      schema = @Schema(implementation = Integer.class))
  public Page list(@Context UriInfo uri) {
    var page = PageRequest.of(uri.getQueryParameters(), Set.of("state", "achievement", "batch"));
    var filter =
        new Filter(
            page.filter("state", State::of),
            page.filter("achievement", Optional::of),
            page.filter("batch", BatchId::of));
    var found = approvals.list(caller.institution(), filter, page.after(), page.limit() + 1);
    return new Page(
        page.cut(found).stream().map(ApprovalView::of).toList(), page.next(found, Approval::place));
  }

  /**
   * Some of the completions.
   *
   * @param next pass it on as cursor; absent on the last page
   */
  @Schema(name = "ApprovalPage")
  public record Page(
      List<ApprovalView> approvals, @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
}
