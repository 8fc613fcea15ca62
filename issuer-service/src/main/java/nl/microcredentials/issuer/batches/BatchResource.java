package nl.microcredentials.issuer.batches;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where institutions hand in many completions at once, as a file. */
@Path("/v1/batches")
@Tag(name = "Batches")
public class BatchResource {

  private static final String CONTENT_DIGEST = "Content-Digest";
  private static final String FROM_THE_LATEST = "999999999999999999";
  private static final Duration LONGEST_WAIT = Duration.ofDays(366);

  private final BatchUploads uploads;
  private final Batches batches;
  private final Transactions transactions;
  private final IssuerConfig config;
  private final Caller caller;
  private final Clock clock;

  BatchResource(
      BatchUploads uploads,
      Batches batches,
      Transactions transactions,
      IssuerConfig config,
      Caller caller,
      Clock clock) {
    this.uploads = uploads;
    this.batches = batches;
    this.transactions = transactions;
    this.config = config;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("issuer")
  @Consumes({"text/csv", "application/x-ndjson"})
  @Operation(
      operationId = "uploadBatch",
      summary = "Hand in a file of completions",
      description =
          """
          Up to 100,000 rows and 100 MB; a row has at most 64 KiB. The rows are worked on \
          afterwards; a row that is refused stops no other. The same file again answers 200 \
          with the batch that there is, unless that was cancelled. With dryRun=true every row is \
          judged and nothing is issued; a dry run is made anew each time.

          CSV: the first row names the columns, in any order, by the members of a completion, such \
          as learner.givenName; docs/batches.md lists them. Delimiter ; , or tab; quotes as in RFC \
          4180; UTF-8 or, if it is not valid UTF-8, Windows-1252.

          What the rows hold is encrypted, and erased as soon as the row has its outcome; the \
          results are erased after a retention period.\
          """)
  @Parameter(
      name = CONTENT_DIGEST,
      in = ParameterIn.HEADER,
      description = "RFC 9530; the file is refused if its sha-256 is another",
      example = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
      schema = @Schema(type = SchemaType.STRING))
  @RequestBody(
      content = {
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "csv", value = BatchExamples.CSV)),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "ndjson", value = BatchExamples.NDJSON))
      })
  @APIResponse(
      responseCode = "202",
      description = "Stored; it is worked on from startAt on",
      content = @Content(schema = @Schema(implementation = BatchView.class)))
  @APIResponse(
      responseCode = "200",
      description = "This file was handed in before",
      content = @Content(schema = @Schema(implementation = BatchView.class)))
  @APIResponse(responseCode = "429", description = "Too many batches are unfinished")
  public Response upload(
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @QueryParam("scheduledAt")
          @Schema(examples = "2026-12-01T06:00:00+01:00", description = "When to begin")
          String scheduledAt,
      @Context HttpHeaders headers,
      InputStream body) {
    var upload =
        new Upload(
            body,
            formatOf(headers.getMediaType()),
            ContentDigest.sha256(headers.getHeaderString(CONTENT_DIGEST)),
            dryRun.equals("true"),
            startAt(scheduledAt));
    var received =
        uploads.receive(caller.institution(), upload, Reporter.of(caller.name(), caller.client()));
    var batch = received.batch();
    return Response.status(received.created() ? 202 : 200)
        .header(HttpHeaders.LOCATION, config.baseUrl() + "/v1/batches/" + batch.id)
        .entity(BatchView.of(batch, clock.instant()))
        .build();
  }

  private static Upload.Format formatOf(MediaType type) {
    if (type.getSubtype().equals("x-ndjson")) {
      return new Upload.Format.Ndjson();
    }
    var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return new Upload.Format.Csv(Optional.ofNullable(charset).map(BatchResource::charset));
  }

  private static Charset charset(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "windows-1252" -> Charset.forName("windows-1252");
      default -> throw new NotSupportedException();
    };
  }

  private Instant startAt(String scheduledAt) {
    if (scheduledAt == null) {
      return clock.instant();
    }
    var time = DateTimeStamp.parse(scheduledAt);
    if (time.isAfter(clock.instant().plus(LONGEST_WAIT))) {
      throw malformed("A batch is scheduled within a year.");
    }
    return time;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(operationId = "listBatches", summary = "The batches of the institution, latest first")
  public Page list(
      @QueryParam("cursor")
          @Pattern(regexp = "[0-9]{1,18}")
          @DefaultValue(FROM_THE_LATEST)
          @Schema(description = "next of the page before")
          String cursor,
      @QueryParam("limit")
          @Pattern(regexp = "[1-9][0-9]?")
          @DefaultValue("50")
          @Schema(description = "1 to 99")
          String limit) {
    var size = Integer.parseInt(limit);
    var found = batches.page(caller.institution(), Long.parseLong(cursor), size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    var now = clock.instant();
    return new Page(
        page.stream().map(batch -> BatchView.of(batch, now)).toList(),
        found.size() > size ? "" + page.getLast().sequence : null);
  }

  /** One page of batches. */
  @Schema(name = "BatchPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(
      List<BatchView> batches,
      @Schema(description = "Pass it on as cursor; absent on the last page") String next) {}

  @GET
  @Path("{id}")
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(operationId = "getBatch", summary = "How far a batch is")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BatchView.class)))
  public BatchView get(@PathParam("id") UUID id) {
    return batches
        .find(caller.institution(), id)
        .map(batch -> BatchView.of(batch, clock.instant()))
        .orElseThrow(NotFoundException::new);
  }

  @DELETE
  @Path("{id}")
  @RunOnVirtualThread
  @RolesAllowed("issuer")
  @Operation(
      operationId = "cancelBatch",
      summary = "Cancel the rows that have not been started",
      description =
          "What was issued stays issued. A batch that has ended is answered as it is. The file can"
              + " be handed in again afterwards.")
  public BatchView cancel(@PathParam("id") UUID id) {
    var institution = caller.institution();
    var by = caller.name();
    return transactions
        .run(() -> batches.cancel(institution, id, by))
        .map(batch -> BatchView.of(batch, clock.instant()))
        .orElseThrow(NotFoundException::new);
  }
}
