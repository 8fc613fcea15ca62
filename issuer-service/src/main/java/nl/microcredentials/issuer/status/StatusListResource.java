package nl.microcredentials.issuer.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who reads a status list does not tell which of its credentials he is looking at. */
@Path("/status-lists/{id}")
@Tag(name = "Public documents")
public class StatusListResource {

  private final StatusListCredentials lists;
  private final IssuerConfig config;

  StatusListResource(StatusListCredentials lists, IssuerConfig config) {
    this.lists = lists;
    this.config = config;
  }

  @GET
  @PermitAll
  @RunOnVirtualThread
  @Produces("application/vc")
  @Operation(operationId = "getStatusList", summary = "A signed bitstring status list")
  public Response get(@PathParam("id") UUID id) {
    var signed = lists.get(id).orElseThrow(NotFoundException::new);
    return Response.ok(signed.credential())
        .header(
            HttpHeaders.CACHE_CONTROL,
            "public, max-age=" + config.statusList().timeToLive().toSeconds())
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }
}
