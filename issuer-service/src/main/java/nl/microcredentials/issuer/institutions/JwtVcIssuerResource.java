package nl.microcredentials.issuer.institutions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.sdjwt.vc.JwtVcIssuerMetadata;
import nl.microcredentials.issuer.IssuerConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The keys of the institutions, for wallets and verifiers that know an issuer by its https URL and
 * do not read DID documents. That URL is the base URL of this service with the name of the
 * institution.
 *
 * <p>A set of JWKs cannot say that a key was revoked, and so such a key is not in it.
 *
 * <p>Its {@link JwtVcIssuerMetadata#location} is this address if the base URL has no path;
 * otherwise whoever owns the host must lead the one to the other.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, 4: JWT VC Issuer Metadata</a>
 */
@Path("/.well-known/jwt-vc-issuer/{institution}")
@Tag(name = "Public documents")
public class JwtVcIssuerResource {

  private final Institutions institutions;
  private final IssuerConfig config;

  JwtVcIssuerResource(Institutions institutions, IssuerConfig config) {
    this.institutions = institutions;
    this.config = config;
  }

  @GET
  @PermitAll
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getJwtVcIssuer",
      summary = "The keys of an institution, for SD-JWT VC under its https URL")
  @APIResponse(responseCode = "200", description = "The https URL and its set of JWKs")
  @APIResponse(responseCode = "404", description = "No such institution issues here")
  public Response get(@PathParam("institution") String name) {
    var institution = institutions.named(name).orElseThrow(NotFoundException::new);
    return Response.ok(StrictJson.write(metadataOf(institution).toJson()))
        .header(HttpHeaders.CACHE_CONTROL, DidDocumentResource.CACHE_CONTROL)
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }

  private JwtVcIssuerMetadata metadataOf(Institution institution) {
    return JwtVcIssuerMetadata.of(
        config.baseUrl() + "/" + institution.name(),
        institution.keyring().all().stream()
            .filter(key -> key.state() != InstitutionKey.State.REVOKED)
            .collect(
                Collectors.toMap(InstitutionKey::verificationMethod, InstitutionKey::publicKey)));
  }
}
