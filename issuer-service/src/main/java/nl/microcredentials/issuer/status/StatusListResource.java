package nl.microcredentials.issuer.status;

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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.status.StatusListPublication.Published;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who reads a status list does not tell which of its credentials he is looking at. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Public documents")
public class StatusListResource {

  private final StatusListPublication publication;
  private final StatusListCredentials credentials;
  private final StatusListTokens tokens;
  private final IssuerConfig config;

  StatusListResource(
      StatusListPublication publication,
      StatusListCredentials credentials,
      StatusListTokens tokens,
      IssuerConfig config) {
    this.publication = publication;
    this.credentials = credentials;
    this.tokens = tokens;
    this.config = config;
  }

  @GET
  @Path("status-lists/{id}")
  @Produces({"application/vc", MediaType.APPLICATION_JSON}) // some clients read the second only
  @Operation(operationId = "getStatusList", summary = "A signed bitstring status list")
  @Parameter(
      name = "timestamp",
      in = ParameterIn.QUERY,
      description = "Give the list as it was then, to the second; xsd:dateTimeStamp.",
      schema = @Schema(implementation = Instant.class))
  @APIResponse(responseCode = "200", description = "One bit for each entry: revoked or not")
  @APIResponse(responseCode = "400", description = "Not a point in time, or one to come")
  @APIResponse(responseCode = "404", description = "No such list, or not at that time")
  public Response get(@PathParam("id") UUID id, @Context UriInfo uri) {
    return respond(id, PointInTime.timestamp(uri.getQueryParameters()), credentials)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  @GET
  @Path("token-status-lists/{id}")
  @Produces(TokenStatusListToken.MEDIA_TYPE)
  @Operation(operationId = "getTokenStatusList", summary = "The same list as a status list token")
  @Parameter(
      name = "time",
      in = ParameterIn.QUERY,
      description = "Give the list as it was then, in seconds since 1970.",
      schema = @Schema(implementation = Long.class))
  @APIResponse(responseCode = "200", description = "Two bits: 0 valid, 1 invalid, 2 suspended")
  @APIResponse(responseCode = "400", description = "Not a point in time, or one to come")
  @APIResponse(responseCode = "404", description = "No such list, or not at that time")
  public Response getToken(@PathParam("id") UUID id, @Context UriInfo uri) {
    return respond(id, PointInTime.time(uri.getQueryParameters()), tokens)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .build();
  }

  private Response.ResponseBuilder respond(UUID id, Optional<Instant> time, StatusListForm form) {
    var list =
        time.map(past -> publication.asOf(id, past, form))
            .orElseGet(() -> publication.present(id, form))
            .orElseThrow(NotFoundException::new);
    return Response.ok(list.document())
        .header(HttpHeaders.CACHE_CONTROL, cacheControl(list))
        .header("Access-Control-Allow-Origin", "*");
  }

  private String cacheControl(Published list) {
    return list.settled()
        ? "public, max-age=31536000, immutable"
        : "public, max-age=" + config.statusList().timeToLive().toSeconds();
  }
}
