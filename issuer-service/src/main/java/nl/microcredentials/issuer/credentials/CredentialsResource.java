package nl.microcredentials.issuer.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.PageRequest;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.IssuedCredentials;
import nl.microcredentials.issuer.issuance.IssuedCredentials.Filter;
import nl.microcredentials.issuer.issuance.IssuedCredentials.Listed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All credentials of the caller's institution. */
@Path("/v1/credentials")
@Tag(name = "Credentials")
public class CredentialsResource {

  private final IssuedCredentials credentials;
  private final Caller caller;

  CredentialsResource(IssuedCredentials credentials, Caller caller) {
    this.credentials = credentials;
    this.caller = caller;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(operationId = "listCredentials", summary = "Credentials, oldest award first")
  @Parameter(
      name = "achievement",
      in = ParameterIn.QUERY,
      example = "introduction-to-quantum-computing",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      schema = @Schema(enumeration = {"active", "suspended", "revoked", "replaced"}))
  @Parameter(
      name = "awardedFrom",
      in = ParameterIn.QUERY,
      description = "Awarded at this time or later",
      example = "2026-09-01T00:00:00Z",
      schema = @Schema(implementation = Instant.class))
  @Parameter(
      name = "awardedUntil",
      in = ParameterIn.QUERY,
      description = "Awarded before this time",
      example = "2027-09-01T00:00:00Z",
      schema = @Schema(implementation = Instant.class))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next of the page before",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 200, 50 if absent",
      schema = @Schema(implementation = Integer.class))
  public Page list(@Context UriInfo uri) {
    var page =
        PageRequest.of(
            uri.getQueryParameters(),
            Set.of("achievement", "status", "awardedFrom", "awardedUntil"));
    var status = page.filter("status", RecordStatus::of);
    var filter =
        new Filter(
            page.filter("achievement", Optional::of),
            status.<Set<RecordStatus>>map(Set::of).orElse(EnumSet.allOf(RecordStatus.class)),
            page.filter("awardedFrom", CredentialsResource::time),
            page.filter("awardedUntil", CredentialsResource::time),
            List.<UUID>of());
    var found = credentials.list(caller.institution(), filter, page.after(), page.limit() + 1);
    return new Page(
        page.cut(found).stream().map(Entry::of).toList(), page.next(found, Listed::place));
  }

  private static Optional<Instant> time(String text) {
    return Optional.of(DateTimeStamp.parse(text));
  }

  /**
   * Some of the credentials.
   *
   * @param next pass it on as cursor; absent on the last page
   */
  @Schema(name = "CredentialPage")
  public record Page(
      List<Entry> credentials, @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

  /** One credential, without what it says. */
  @Schema(name = "CredentialEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String id,
      String achievementId,
      String status,
      int edition,
      Instant awardedAt,
      Instant issuedAt,
      String replaces,
      String replacedBy) {

    private static Entry of(Listed listed) {
      return new Entry(
          UrnUuid.of(listed.id()),
          listed.achievement(),
          listed.status().code(),
          listed.edition(),
          listed.awardedAt(),
          listed.issuedAt(),
          urn(listed.replaces()),
          urn(listed.replacedBy()));
    }

    private static String urn(UUID id) {
      return id == null ? null : UrnUuid.of(id);
    }
  }
}
