package nl.microcredentials.registry.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import nl.microcredentials.registry.QueryParameters;
import nl.microcredentials.registry.RecordId;
import nl.microcredentials.registry.log.Log;
import nl.microcredentials.registry.log.ReceiptBody;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The national record of micro-credentials. */
@Path("/v1/records")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Records")
public class RecordsResource {

  private final Registrar registrar;
  private final NationalRecords records;
  private final Log log;

  RecordsResource(Registrar registrar, NationalRecords records, Log log) {
    this.registrar = registrar;
    this.records = records;
    this.log = log;
  }

  /** A statement to append. */
  @Schema(name = "AppendRequest")
  public record Request(
      @Schema(
              required = true,
              description = "Compact JWS, typ microcredential-statement+jwt, signed by the issuer")
          @NotNull(message = "must be a compact JWS")
          String statement) {}

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendStatement",
      summary = "Append a statement of an institution to the log",
      description =
          "No access token: the signature of the statement authenticates. Repeating a statement is"
              + " safe and gives the first receipt again.")
  @APIResponse(
      responseCode = "201",
      description = "Appended",
      content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "Was appended before",
      content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
  @APIResponse(responseCode = "403", description = "Not signed by an accredited issuer")
  @APIResponse(responseCode = "409", description = "Not possible after what is in the log")
  public Response append(@Valid @NotNull Request request) {
    var registered = registrar.register(request.statement());
    return Response.status(registered.isNew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(ReceiptBody.of(registered.receipt()))
        .build();
  }

  /** One page of records. */
  @Schema(name = "RecordPage")
  record Page(
      List<RecordBody> records,
      @Schema(description = "Pass it on as cursor; absent on the last page")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          String next) {}

  @GET
  @RolesAllowed({"operator", "auditor"})
  @Operation(
      operationId = "listRecords",
      summary = "Credentials in the order in which they were registered",
      description =
          "Filters are combined with and. A study load in hours counts one ECTS for 28 hours.")
  @Parameter(
      name = "institution",
      in = ParameterIn.QUERY,
      description = "DID of the issuer",
      example = "did:web:issuer.example:hogeschool-voorbeeld",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "achievement",
      in = ParameterIn.QUERY,
      description = "IRI of the achievement",
      example = "https://issuer.example/hogeschool-voorbeeld/achievements/7",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "level",
      in = ParameterIn.QUERY,
      description = "Level of qualification",
      example = "eqf_6",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "sector",
      in = ParameterIn.QUERY,
      description = "wo, hbo or mbo",
      example = "hbo",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "studyLoadFrom",
      in = ParameterIn.QUERY,
      description = "At least this many ECTS",
      example = "3",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "studyLoadTo",
      in = ParameterIn.QUERY,
      description = "At most this many ECTS",
      example = "30",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Registered at this time or later",
      example = "2026-09-01T00:00:00Z",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "until",
      in = ParameterIn.QUERY,
      description = "Registered before this time",
      example = "2027-09-01T00:00:00Z",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "active, suspended, revoked or replaced",
      example = "active",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "programmeCode",
      in = ParameterIn.QUERY,
      description = "Code in another system",
      example = "34479",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next of the page before",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 200, 50 if absent",
      example = "50",
      schema = @Schema(type = SchemaType.INTEGER))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public Response list(@Context UriInfo uri) {
    var query = RecordQuery.of(QueryParameters.of(uri, RecordQuery.PARAMETERS));
    var found = records.page(query);
    var page = found.subList(0, Math.min(found.size(), query.limit()));
    var next =
        found.size() > page.size()
            ? Cursor.of(page.getLast().issuedLeafIndex, query.filters())
            : null;
    return Response.ok(new Page(page.stream().map(RecordBody::of).toList(), next)).build();
  }

  @GET
  @Path("/{record}/history")
  @RolesAllowed({"operator", "auditor"})
  @Operation(operationId = "getRecordHistory", summary = "What was stated about one credential")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HistoryBody.class)))
  @APIResponse(responseCode = "404", description = "The credential is not registered")
  public Response history(
      @Parameter(example = "3b241101-e2bb-4255-8caf-4136c566a962") @PathParam("record")
          String record) {
    var id = RecordId.parse(record);
    var found = records.findByIdOptional(id).orElseThrow(RecordId::notRegistered);
    return Response.ok(HistoryBody.of(found, log.leavesOfRecord(id))).build();
  }
}
