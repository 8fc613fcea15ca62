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
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.JwtVcIssuerMetadata;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The keys of the institutions, for wallets and verifiers that know an issuer by its https URL and
 * do not read DID documents. That URL follows from the DID, see {@link IssuerUrl}, and is the
 * {@code iss} of SD-JWT VCs.
 *
 * <p>A set of JWKs cannot say that a key was revoked, and so such a key is not in it.
 *
 * <p>Its {@link JwtVcIssuerMetadata#location} is this address if the DID consists of the host of
 * this service and the name of the institution; otherwise whoever owns the host of the DID must
 * lead the one to the other, as for the DID document.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, 4: JWT VC Issuer Metadata</a>
 */
@Path("/.well-known/jwt-vc-issuer/{institution}")
@Tag(name = "Public documents")
public class JwtVcIssuerResource {

  private final Institutions institutions;

  JwtVcIssuerResource(Institutions institutions) {
    this.institutions = institutions;
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

  private static JwtVcIssuerMetadata metadataOf(Institution institution) {
    return JwtVcIssuerMetadata.of(
        IssuerUrl.of(institution.did()),
        institution.keyring().all().stream()
            .filter(key -> key.state() != InstitutionKey.State.REVOKED)
            .collect(
                Collectors.toMap(InstitutionKey::verificationMethod, InstitutionKey::publicKey)));
  }
}
