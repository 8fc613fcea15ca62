package nl.microcredentials.issuer.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.InstitutionKey;
import nl.microcredentials.issuer.institutions.SigningKey;
import nl.microcredentials.issuer.keys.KeyRevoking.Compromise;
import nl.microcredentials.issuer.keys.KeyRevoking.Reason;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys of the caller's institution. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Keys")
public class KeysResource {

  static final String EXAMPLE =
      """
      {"compromisedAt": "2026-11-20T08:00:00Z", "reason": "suspected"}
      """;

  private static final String TELL_THE_REGISTRY =
      "Tell the operator of the national registry at once to end this key in the trust list, at"
          + " trustList.validUntil. Until then verifiers go on accepting what it signs. This"
          + " service does not tell the registry by itself.";

  private final KeyRevoking revoking;
  private final Caller caller;

  KeysResource(KeyRevoking revoking, Caller caller) {
    this.revoking = revoking;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"key-admin", "auditor"})
  @Operation(operationId = "listKeys", summary = "All keys that the institution ever had")
  public Keys list() {
    return new Keys(caller.institution().keyring().all().stream().map(KeyView::of).toList());
  }

  @POST
  @Path("{keyId}/revocation")
  @RolesAllowed("key-admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "revokeKey",
      summary = "End a key that may be in other hands, at once and for ever",
      description =
          "Nothing is signed with the key any more, in any instance of the service. The same"
              + " revocation again changes nothing and answers the same; another one is refused.")
  @APIResponse(responseCode = "404", description = "The institution has no such key")
  @APIResponse(responseCode = "409", description = "The key was revoked otherwise")
  public Revoked revoke(
      @PathParam("keyId") String keyId,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = Revocation.class),
                      examples = @ExampleObject(name = "suspicion", value = EXAMPLE)))
          @Valid
          @NotNull
          Revocation revocation) {
    var institution = caller.institution();
    return revoking
        .revoke(institution, keyId, revocation.read(), caller.name())
        .map(key -> Revoked.of(institution, key))
        .orElseThrow(NotFoundException::new);
  }

  /** All keys, by their ids. */
  public record Keys(List<KeyView> keys) {}

  /**
   * What happened to a key.
   *
   * @param compromisedAt since when somebody else may have been able to sign with it
   */
  public record Revocation(
      @NotNull @Schema(format = "date-time") String compromisedAt,
      @NotNull @Schema(enumeration = {"compromised", "suspected", "lost"}) String reason) {

    Compromise read() {
      return new Compromise(
          DateTimeStamp.parse(compromisedAt),
          Reason.of(reason).orElseThrow(() -> malformed("The reason is not on the list.")));
    }
  }

  /**
   * What has been done, and what is still to be done by people.
   *
   * @param signsNow id of the key of the same type that signs from now on; missing if nothing can
   *     be signed any more before the operator sets up another one
   */
  @Schema(name = "RevokedKey")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Revoked(KeyView key, String signsNow, TrustListEntry trustList, String toDo) {

    static Revoked of(Institution institution, InstitutionKey key) {
      return new Revoked(
          KeyView.of(key),
          institution
              .signingKey(key.type())
              .map(SigningKey::verificationMethod)
              .map(method -> method.substring(method.indexOf('#') + 1))
              .orElse(null),
          new TrustListEntry(
              institution.did(), key.verificationMethod(), key.compromisedAt().orElseThrow()),
          TELL_THE_REGISTRY);
    }
  }

  /** What the trust list has to say about the key. */
  public record TrustListEntry(String issuer, String keyId, Instant validUntil) {}
}
