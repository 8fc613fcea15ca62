package nl.microcredentials.issuer.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what in the name of the caller's institution. */
@Path("/v1/audit-entries")
@Tag(name = "Audit")
@RolesAllowed("auditor")
@RunOnVirtualThread
public class AuditResource {

  private static final String WORD = "[a-z0-9-]{1,64}";

  /** So many entries are in memory at once, however many there are. */
  private static final int EXPORT_PAGE = 1_000;

  private final AuditTrail trail;
  private final ObjectMapper json;
  private final Caller caller;

  AuditResource(AuditTrail trail, ObjectMapper json, Caller caller) {
    this.trail = trail;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listAuditEntries", summary = "A page of the audit trail, oldest first")
  public Page page(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit,
      @QueryParam("action") @Pattern(regexp = WORD) String action) {
    var entries = trail.page(caller.institution().name(), action, after, limit);
    return new Page(
        entries.stream().map(Entry::of).toList(),
        entries.size() < limit ? null : entries.getLast().sequence);
  }

  @GET
  @Produces("application/x-ndjson")
  @Operation(
      operationId = "exportAuditEntries",
      summary = "The whole audit trail, one entry a line",
      description = "Entries after a sequence number alone: what came since the last export.")
  public Response export(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("action") @Pattern(regexp = WORD) String action) {
    var institution = caller.institution().name();
    StreamingOutput lines =
        out -> {
          var page = trail.page(institution, action, after, EXPORT_PAGE);
          while (!page.isEmpty()) {
            for (var entry : page) {
              out.write(json.writeValueAsBytes(Entry.of(entry)));
              out.write('\n');
            }
            page = trail.page(institution, action, page.getLast().sequence, EXPORT_PAGE);
          }
        };
    return Response.ok(lines)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"")
        .build();
  }

  /**
   * One thing that was done.
   *
   * @param by client or person, as the access token names it
   * @param action such as {@code credential-revoked}
   * @param object what it was done to
   */
  public record Entry(long sequence, Instant at, String by, String action, String object) {

    static Entry of(AuditEntry entry) {
      return new Entry(entry.sequence, entry.doneAt, entry.doneBy, entry.action, entry.object);
    }
  }

  /**
   * Some entries.
   *
   * @param next {@code after} of the next page; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<Entry> entries, Long next) {}
}
