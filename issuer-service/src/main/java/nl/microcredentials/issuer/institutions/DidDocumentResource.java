package nl.microcredentials.issuer.institutions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethodType;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.StrictJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The controlled identifier documents of the institutions, with every key that they ever had.
 *
 * <p>A key that was retired may be used like any other: whoever reads this document alone has no
 * other way to verify what it signed, and {@code expires} would end all of that (ADR 15). A key
 * that was revoked may not.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/">Controlled Identifiers 1.0</a>
 */
@Path("/{institution}/did.json")
@Tag(name = "Public documents")
public class DidDocumentResource {

  /** For every document that names keys: a new key is known everywhere at the same time. */
  static final String CACHE_CONTROL = "public, max-age=3600";

  private final Institutions institutions;

  DidDocumentResource(Institutions institutions) {
    this.institutions = institutions;
  }

  @GET
  @PermitAll
  @RunOnVirtualThread
  @Produces("application/did+json")
  @Operation(operationId = "getDidDocument", summary = "The DID document of an institution")
  public Response get(@PathParam("institution") String name) {
    var institution = institutions.named(name).orElseThrow(NotFoundException::new);
    return Response.ok(StrictJson.write(documentOf(institution)))
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }

  private static ObjectNode documentOf(Institution institution) {
    var did = institution.did();
    var methods =
        institution.keyring().all().stream()
            .map(key ->
                new VerificationMethod(
                    key.verificationMethod(), did, key.publicKey(), key.compromisedAt()))
            .toList();
    return ControlledIdentifierDocument.of(
            did,
            methods,
            VerificationMethodType.MULTIKEY,
            EnumSet.of(VerificationRelationship.ASSERTION_METHOD))
        .json();
  }
}
