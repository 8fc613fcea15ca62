package nl.microcredentials.issuer.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.issuer.batches.RowResults.RowResult;
import nl.microcredentials.issuer.csv.CsvExport;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What became of the rows of a batch: as pages, or all of them as a file. */
@Path("/v1/batches/{id}/results")
@Tag(name = "Batches")
public class BatchResultsResource {

  // Pages of JSON go to who accepts anything.
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  private final Batches batches;
  private final RowResults results;
  private final Caller caller;

  BatchResultsResource(Batches batches, RowResults results, Caller caller) {
    this.batches = batches;
    this.results = results;
    this.caller = caller;
  }

  /** One page of results. */
  @Schema(name = "BatchResultPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(
      List<RowResult> rows,
      @Schema(description = "Pass it on as cursor; absent on the last page") String next) {}

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getBatchResults",
      summary = "What became of each row",
      description =
          "Known as far as the batch is. 409 when the results have been erased, after the"
              + " retention period.")
  public Page page(
      @PathParam("id") UUID id,
      @QueryParam("cursor")
          @Pattern(regexp = "[0-9]{1,9}")
          @DefaultValue("0")
          @Schema(description = "next of the page before")
          String cursor,
      @QueryParam("limit")
          @Pattern(regexp = "[1-9][0-9]{0,2}")
          @DefaultValue("100")
          @Schema(description = "1 to 999")
          String limit) {
    var size = Integer.parseInt(limit);
    var found = results.page(find(id), Integer.parseInt(cursor), size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    return new Page(page, found.size() > size ? "" + page.getLast().row() : null);
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(NDJSON + ";qs=0.9")
  @Operation(operationId = "getBatchResultsAsNdjson", summary = "A line of JSON for each row")
  public RestResponse<StreamingOutput> ndjson(@PathParam("id") UUID id) {
    var batch = find(id);
    return ResponseBuilder.<StreamingOutput>ok(
            out ->
                results.forEach(
                    batch,
                    result -> {
                      JSON.writeValue(out, result);
                      out.write('\n');
                    }),
            NDJSON)
        .build();
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(CSV + ";qs=0.8")
  @Operation(
      operationId = "getBatchResultsAsCsv",
      summary = "A line of CSV for each row, or for each rule that it breaks",
      description =
          "A cell that a spreadsheet would take for a formula begins with an apostrophe instead.")
  public RestResponse<StreamingOutput> csv(@PathParam("id") UUID id) {
    var batch = find(id);
    return ResponseBuilder.<StreamingOutput>ok(
            out -> {
              var csv = new CsvExport(out);
              csv.row("row", "outcome", "credential", "rule", "pointer", "found", "allowed");
              results.forEach(batch, result -> write(result, csv));
              csv.flush();
            },
            CSV + ";charset=utf-8")
        .build();
  }

  /** A line for each rule that is broken, so that a spreadsheet can sort by them. */
  private static void write(RowResult result, CsvExport csv) throws IOException {
    var row = "" + result.row();
    if (result.violations().isEmpty()) {
      csv.row(row, result.outcome(), result.credential(), null, null, null, null);
    }
    for (var broken : result.violations()) {
      csv.row(
          row,
          result.outcome(),
          result.credential(),
          broken.rule(),
          broken.pointer(),
          broken.found(),
          broken.allowed());
    }
  }

  private Batch find(UUID id) {
    var batch = batches.find(caller.institution(), id).orElseThrow(NotFoundException::new);
    if (batch.dataKey == null) {
      throw BatchRefused.erased();
    }
    return batch;
  }
}
