package nl.microcredentials.issuer.batches;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.institutions.Institution;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Tells how far a batch is while it is worked on.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/commit-snapshots/578def68a9735a1e36610a6789245ddfc13d24e0/#server-sent-events">HTML,
 *     9.2: Server-sent events</a>
 */
@Path("/v1/batches/{id}/progress")
@Tag(name = "Batches")
public class BatchProgressResource {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Whoever still wants to know connects again, with a token that is still valid. */
  private static final int LONGEST = 3_600;

  private final Batches batches;
  private final Caller caller;
  private final Clock clock;

  BatchProgressResource(Batches batches, Caller caller, Clock clock) {
    this.batches = batches;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Blocking
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "followBatch",
      summary = "How far a batch is, each second, as server-sent events",
      description = "Ends after the event that says that the batch has ended, or after an hour.")
  public Multi<BatchView> follow(@PathParam("id") UUID id) {
    var institution = caller.institution();
    view(institution, id); // what is not there is answered with 404, not with events
    return Uni.createFrom()
        .item(() -> view(institution, id))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .repeat()
        .withDelay(INTERVAL)
        .whilst(progress -> !progress.hasEnded())
        .select()
        .first(LONGEST);
  }

  private BatchView view(Institution institution, UUID id) {
    return batches
        .find(institution, id)
        .map(batch -> BatchView.of(batch, clock.instant()))
        .orElseThrow(NotFoundException::new);
  }
}
