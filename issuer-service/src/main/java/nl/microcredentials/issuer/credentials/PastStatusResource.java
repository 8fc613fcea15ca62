package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.registry.Said;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a credential is, or was at a time: by what had been said about it until then. */
@Path("/v1/credentials/{id}/status")
@Tag(name = "Credentials")
public class PastStatusResource {

  private static final String TIMESTAMP = "timestamp";

  private final Awards awards;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  PastStatusResource(Awards awards, Outbox outbox, Caller caller, Clock clock) {
    this.awards = awards;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getStatus",
      summary = "The status of a credential, now or at a time",
      description = "404 also for a time at which it was not issued yet.")
  @Parameter(
      name = TIMESTAMP,
      in = ParameterIn.QUERY,
      description = "xsd:dateTimeStamp; not in the future",
      example = "2026-11-24T12:00:00Z",
      schema = @Schema(implementation = Instant.class))
  public Status status(@PathParam("id") UUID id, @Context UriInfo uri) {
    var now = clock.instant();
    var time = timestamp(uri).orElse(now);
    if (time.isAfter(now)) {
      throw new MalformedInputException(RANGE_ERROR, "The timestamp lies in the future.");
    }
    return awards
        .issued(caller.institution(), id)
        .flatMap(credential -> at(credential, time))
        .orElseThrow(NotFoundException::new);
  }

  private static Optional<Instant> timestamp(UriInfo uri) {
    var query = uri.getQueryParameters();
    if (!Set.of(TIMESTAMP).containsAll(query.keySet())) {
      throw malformed("There is a query parameter that this address does not have.");
    }
    return Optional.ofNullable(query.getFirst(TIMESTAMP)).map(DateTimeStamp::parse);
  }

  private Optional<Status> at(IssuedCredential credential, Instant time) {
    return outbox.historyOf(credential.id()).stream()
        .filter(said -> !said.occurredAt().isAfter(time))
        .reduce((_, last) -> last)
        .map(said -> Status.of(credential, said, time));
  }

  /**
   * A status.
   *
   * @param status active, suspended, revoked or replaced
   * @param since when the last thing was said about it, of what counts here
   * @param replacedBy where the credential is that took its place
   */
  @Schema(name = "CredentialStatus")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(String id, String status, Instant asOf, Instant since, String replacedBy) {

    private static Status of(IssuedCredential credential, Said said, Instant time) {
      var kind = Change.Kind.of(said.kind()).orElseThrow();
      return new Status(
          UrnUuid.of(credential.id()),
          RecordStatus.resultOf(kind).code(),
          time,
          said.occurredAt(),
          said.replacedBy());
    }
  }
}
