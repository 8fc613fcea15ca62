package nl.microcredentials.registry.log;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.log.EntryBundle;
import nl.microcredentials.core.log.TilePath;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.registry.QueryParameters;
import nl.microcredentials.registry.RecordId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The log for everybody: the whole of it as C2SP tiles, and proofs for those who do not want to
 * compute them.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@Path("/log")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Log", description = "Public; needs no access token")
public class LogResource {

  private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String SHORT_LIVED = "public, max-age=2";

  private final Log log;

  LogResource(Log log) {
    this.log = log;
  }

  @GET
  @Path("/checkpoint")
  @Produces(PLAIN_TEXT)
  @Operation(operationId = "getCheckpoint", summary = "The latest checkpoint, a C2SP signed note")
  public Response checkpoint() {
    return Response.ok(log.checkpoint().toString(), PLAIN_TEXT)
        .header(HttpHeaders.CACHE_CONTROL, SHORT_LIVED)
        .build();
  }

  @GET
  @Path("/tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "getTile",
      summary = "Hashes (level/index) or entries (entries/index), 256 at a time",
      description = "Append .p/width for the last, partial tile; see c2sp.org/tlog-tiles.")
  @APIResponse(responseCode = "200", description = "Hashes of 32 bytes, or length-prefixed entries")
  @APIResponse(responseCode = "404", description = "The log does not have this tile (yet)")
  public Response tile(@Parameter(example = "0/x001/x234/067") @PathParam("path") String path) {
    var tile = parse(path);
    if (!tile.isWithin(log.size())) {
      throw new NotFoundException();
    }
    var bytes =
        tile.isEntries()
            ? EntryBundle.encode(log.entries(tile.start(), tile.width()))
            : concatenate(log.hashes(tile.level(), tile.start(), tile.width()));
    return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CACHE_CONTROL, IMMUTABLE)
        .build();
  }

  private static TilePath parse(String path) {
    try {
      return TilePath.parse(path);
    } catch (MalformedInputException e) {
      throw new NotFoundException(e);
    }
  }

  private static byte[] concatenate(List<Hash> hashes) {
    var bytes = new ByteArrayOutputStream();
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  @GET
  @Path("/proofs/inclusion")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getInclusionProof",
      summary = "That a leaf is among the first leaves of the log (RFC 9162, 2.1.3)")
  @Parameter(
      name = "leafIndex",
      in = ParameterIn.QUERY,
      required = true,
      example = "0",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "treeSize",
      in = ParameterIn.QUERY,
      required = true,
      example = "1",
      schema = @Schema(type = SchemaType.INTEGER))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Inclusion.class)))
  public Response inclusion(@Context UriInfo uri) {
    var query = QueryParameters.of(uri, Set.of("leafIndex", "treeSize"));
    var treeSize = required(query, "treeSize", 1, log::size);
    var leafIndex = required(query, "leafIndex", 0, () -> treeSize - 1);
    var proof = log.tree().inclusion(leafIndex, treeSize);
    return immutable(new Inclusion(leafIndex, treeSize, base64(proof.path())));
  }

  @GET
  @Path("/proofs/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getConsistencyProof",
      summary = "That the log grew by appending only (RFC 9162, 2.1.4)")
  @Parameter(
      name = "first",
      in = ParameterIn.QUERY,
      required = true,
      example = "1",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "second",
      in = ParameterIn.QUERY,
      required = true,
      example = "2",
      schema = @Schema(type = SchemaType.INTEGER))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Consistency.class)))
  public Response consistency(@Context UriInfo uri) {
    var query = QueryParameters.of(uri, Set.of("first", "second"));
    var second = required(query, "second", 1, log::size);
    var first = required(query, "first", 1, () -> second);
    var proof = log.tree().consistency(first, second);
    return immutable(new Consistency(first, second, base64(proof.path())));
  }

  @GET
  @Path("/proofs/records/{record}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getRecordProof",
      summary = "Everything the log holds about one credential, with proofs",
      description = "All receipts are against the same, latest checkpoint.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RecordProofBody.class)))
  @APIResponse(responseCode = "404", description = "The credential is not registered")
  public Response record(
      @Parameter(example = "3b241101-e2bb-4255-8caf-4136c566a962") @PathParam("record")
          String record) {
    UUID id = RecordId.parse(record);
    var receipts = log.receipts(id);
    if (receipts.isEmpty()) {
      throw RecordId.notRegistered();
    }
    var body = new RecordProofBody(UrnUuid.of(id), receipts.stream().map(ReceiptBody::of).toList());
    return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, SHORT_LIVED).build();
  }

  private static long required(QueryParameters query, String name, long min, Supplier<Long> max) {
    if (query.text(name).isEmpty()) {
      throw QueryParameters.missing(name);
    }
    return query.integer(name, min, max.get()).orElseThrow();
  }

  private static List<String> base64(List<Hash> path) {
    return path.stream().map(Hash::toBase64).toList();
  }

  private static Response immutable(Object body) {
    return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, IMMUTABLE).build();
  }

  /** An inclusion proof; hashes in base64, nearest to the leaf first. */
  public record Inclusion(long leafIndex, long treeSize, List<String> path) {}

  /** A consistency proof; hashes in base64. */
  public record Consistency(long first, long second, List<String> path) {}

  /** What the log holds about one credential, oldest first. */
  @Schema(name = "RecordProof")
  public record RecordProofBody(String record, List<ReceiptBody> entries) {}
}
