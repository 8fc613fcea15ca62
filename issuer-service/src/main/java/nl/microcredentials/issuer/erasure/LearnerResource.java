package nl.microcredentials.issuer.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.issuance.IssuedCredentials;
import nl.microcredentials.issuer.learners.Erasure;
import nl.microcredentials.issuer.learners.KnownLearner;
import nl.microcredentials.issuer.learners.Learners;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A learner of the caller's institution, without anything about them; and their right to go. */
@Path("/v1/learners/{id}")
@Tag(name = "Learners")
@RunOnVirtualThread
public class LearnerResource {

  private final Learners learners;
  private final IssuedCredentials credentials;
  private final Erasure erasure;
  private final Caller caller;

  LearnerResource(
      Learners learners, IssuedCredentials credentials, Erasure erasure, Caller caller) {
    this.learners = learners;
    this.credentials = credentials;
    this.erasure = erasure;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"issuer", "privacy-officer", "auditor"})
  @Operation(
      operationId = "getLearner",
      summary = "How many credentials a learner has, and whether they are erased",
      description = "Nothing about the person.")
  @APIResponse(responseCode = "404", description = "Your institution has no such learner")
  public LearnerView get(@PathParam("id") UUID id) {
    var institution = caller.institution();
    return learners
        .of(institution, id)
        .map(learner -> LearnerView.of(learner, credentials.countByStatus(institution, id)))
        .orElseThrow(NotFoundException::new);
  }

  @DELETE
  @RolesAllowed("privacy-officer")
  @Operation(
      operationId = "eraseLearner",
      summary = "Erase a learner for ever",
      description =
          "Destroys the key without which nothing about the learner can be read, the hash by which"
              + " they are found, and every link to their credentials. Completions that wait for"
              + " the exam board are rejected. What the learner holds stays valid, and its status"
              + " can still be changed; the registry never knew them. Nothing is issued again for"
              + " the same records; a new completion of the same person is one of somebody new."
              + " Again it changes nothing and answers the same.")
  @APIResponse(responseCode = "204", description = "The learner is erased")
  @APIResponse(responseCode = "404", description = "Your institution has no such learner")
  public void erase(@PathParam("id") UUID id) {
    if (erasure.erase(caller.institution(), id, caller.name()).isEmpty()) {
      throw new NotFoundException();
    }
  }

  /**
   * A learner, without anything about them.
   *
   * @param erasedAt absent if they are not
   * @param credentials how many were issued to them, by what their status is now
   */
  @Schema(name = "Learner")
  public record LearnerView(
      UUID id,
      boolean erased,
      @JsonInclude(JsonInclude.Include.NON_NULL) Instant erasedAt,
      Counts credentials) {

    static LearnerView of(KnownLearner learner, Map<RecordStatus, Long> counts) {
      return new LearnerView(
          learner.id(),
          learner.erasedAt().isPresent(),
          learner.erasedAt().orElse(null),
          Counts.of(counts));
    }
  }

  /** How many credentials there are of each status. */
  @Schema(name = "CredentialCounts")
  public record Counts(long active, long suspended, long revoked, long replaced) {

    private static Counts of(Map<RecordStatus, Long> counts) {
      return new Counts(
          counts.getOrDefault(RecordStatus.ACTIVE, 0L),
          counts.getOrDefault(RecordStatus.SUSPENDED, 0L),
          counts.getOrDefault(RecordStatus.REVOKED, 0L),
          counts.getOrDefault(RecordStatus.REPLACED, 0L));
    }
  }
}
