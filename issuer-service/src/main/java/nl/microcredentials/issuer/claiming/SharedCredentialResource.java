package nl.microcredentials.issuer.claiming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What learners show to others, as long as they want to. */
@Path("/shared/{token}")
@PermitAll
@RunOnVirtualThread
public class SharedCredentialResource extends PageResource {

  private final Claims claims;
  private final Pages pages;

  SharedCredentialResource(Claims claims, Pages pages) {
    this.claims = claims;
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Response page(
      @PathParam("token") String token, @Context UriInfo uri, @Context HttpHeaders headers) {
    var locale = localeOf(uri, headers);
    return claims
        .sharedAs(token)
        .map(claim -> ok(pages.shared(claim, locale), locale))
        .orElseGet(() -> notFound(pages.nothing(locale), locale));
  }

  @GET
  @Path("{file}")
  @Operation(hidden = true)
  public Response file(
      @PathParam("token") String token,
      @PathParam("file") String name,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var locale = localeOf(uri, headers);
    return CredentialFile.named(name)
        .filter(CredentialFile::isShared)
        .flatMap(file ->
            claims
                .sharedAs(token)
                .flatMap(claim -> pages.file(claim, file, locale))
                .map(bytes -> credentialFile(file, bytes)))
        .orElseGet(() -> notFound(pages.nothing(locale), locale));
  }
}
