package nl.microcredentials.registry.issuers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may issue micro-credentials, for everybody. */
@Path("/trust-list")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Trust list", description = "Public; needs no access token")
public class TrustListResource {

  private static final String MEDIA_TYPE = "application/jwt";
  private static final String SHORT_LIVED = "public, max-age=60";

  private final SignedTrustList trustList;

  TrustListResource(SignedTrustList trustList) {
    this.trustList = trustList;
  }

  @GET
  @Produces(MEDIA_TYPE)
  @Operation(operationId = "getTrustList", summary = "Accredited issuers and their keys, as a JWS")
  @APIResponse(responseCode = "200", description = "typ microcredential-trust-list+jwt")
  @APIResponse(responseCode = "304", description = "Not changed since the given ETag")
  public Response get(@Context Request request) {
    var signed = trustList.current();
    var tag = new EntityTag(signed.version() + "-" + signed.renewal().getEpochSecond());
    var unchanged = request.evaluatePreconditions(tag);
    var response =
        unchanged == null ? Response.ok(signed.jws(), MEDIA_TYPE).tag(tag) : unchanged.tag(tag);
    return response.header(HttpHeaders.CACHE_CONTROL, SHORT_LIVED).build();
  }
}
