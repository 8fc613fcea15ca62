package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.DryRun;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.IssuedCredentials;
import nl.microcredentials.issuer.issuance.IssuedCredentials.Filter;
import nl.microcredentials.issuer.issuance.IssuedCredentials.Listed;
import nl.microcredentials.issuer.issuance.StatusConflict;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes the status of many credentials. */
@Path("/v1/credentials/status-changes")
@Tag(name = "Credentials")
public class StatusChangesResource {

  /** So many are changed in one call; a caller who wants more calls again. */
  private static final int AT_ONCE = 500;

  private final IssuedCredentials credentials;
  private final CredentialLifecycle lifecycle;
  private final Caller caller;

  StatusChangesResource(
      IssuedCredentials credentials, CredentialLifecycle lifecycle, Caller caller) {
    this.credentials = credentials;
    this.lifecycle = lifecycle;
    this.caller = caller;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board"})
  @Operation(
      operationId = "changeStatuses",
      summary = "Revoke, suspend or reinstate many credentials",
      description =
          "Changes those that match the filter and whose status allows it, 500 in one call, each in"
              + " a transaction of its own. While remaining is above 0, send the same again: what is"
              + " changed does not match any more, so nothing is changed twice, after an"
              + " interruption neither. dryRun=true names those that would be changed.")
  @Parameter(
      name = DryRun.NAME,
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  public Changed change(@Context UriInfo uri, @Valid @NotNull StatusChanges request) {
    var dryRun = DryRun.isAsked(uri.getQueryParameters());
    var institution = caller.institution();
    var change = request.change().to(request.kind(), caller.name());
    var filter = request.filter().toFilter(statusesBefore(change.kind()));
    var count = credentials.count(institution, filter);
    var ids =
        credentials.list(institution, filter, Optional.empty(), AT_ONCE).stream()
            .map(Listed::id)
            .filter(id -> dryRun || change(id, change))
            .toList();
    return new Changed(ids.stream().map(UrnUuid::of).toList(), Math.max(0, count - ids.size()));
  }

  /** Whether it was possible: somebody else may have changed the status since it was looked at. */
  private boolean change(UUID id, RequestedChange change) {
    try {
      return lifecycle.change(caller.institution(), id, change).isPresent();
    } catch (StatusConflict e) {
      return false;
    }
  }

  private static Set<RecordStatus> statusesBefore(Kind kind) {
    return Arrays.stream(RecordStatus.values())
        .filter(status -> RecordStatus.after(Optional.of(status), kind).isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * What is to be changed, and how.
   *
   * @param status which the credentials are to have: revoked, suspended or active
   */
  @Schema(
      examples =
          "{\"status\": \"suspended\", \"reason\": \"under-investigation\", \"filter\":"
              + " {\"achievement\": \"introduction-to-quantum-computing\", \"awardedFrom\":"
              + " \"2026-11-01T00:00:00Z\"}}")
  public record StatusChanges(
      @NotNull @Pattern(regexp = "revoked|suspended|active") String status,
      @NotNull String reason,
      String note,
      @NotNull @Valid Selection filter) {

    Kind kind() {
      return switch (status) {
        case "revoked" -> Kind.REVOKED;
        case "suspended" -> Kind.SUSPENDED;
        default -> Kind.REINSTATED;
      };
    }

    StatusChange change() {
      return new StatusChange(reason, note);
    }
  }

  /**
   * Which credentials are meant: those of which everything holds that is given.
   *
   * @param awardedFrom at this time or later
   * @param awardedUntil before this time
   * @param ids as in the credentials, urn:uuid:…
   */
  @Schema(name = "CredentialSelection")
  public record Selection(
      @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String achievement,
      String awardedFrom,
      String awardedUntil,
      @Size(min = 1, max = AT_ONCE) List<@NotNull String> ids) {

    public Selection {
      if (achievement == null && awardedFrom == null && awardedUntil == null && ids == null) {
        throw malformed("A filter that names nothing would mean every credential.");
      }
    }

    Filter toFilter(Set<RecordStatus> statuses) {
      return new Filter(
          Optional.ofNullable(achievement),
          statuses,
          time(awardedFrom),
          time(awardedUntil),
          ids == null ? List.of() : ids.stream().map(Selection::uuid).toList());
    }

    private static Optional<Instant> time(String text) {
      return Optional.ofNullable(text).map(DateTimeStamp::parse);
    }

    private static UUID uuid(String urn) {
      return UrnUuid.parse(urn).orElseThrow(() -> malformed("An id is not urn:uuid:…"));
    }
  }

  /**
   * What was changed, or would be.
   *
   * @param remaining how many more match
   */
  public record Changed(List<String> ids, long remaining) {}
}
